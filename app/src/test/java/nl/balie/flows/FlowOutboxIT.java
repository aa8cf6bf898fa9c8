package nl.balie.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import io.grpc.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.balie.RealTime;
import nl.balie.WithoutCalls;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import nl.balie.database.Together;
import nl.balie.tenants.Organisations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a real engine is told: signals, which start a flow for each one that it hears, that a flow must go, and lost models. */
@SpringBootTest(
        classes = {
            WithoutCalls.class,
            EngineAlone.class,
            RealTime.class,
            Flows.class,
            FlowOutbox.class,
            FlowInstances.class
        },
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "balie.demo=true")
@Timeout(300)
class FlowOutboxIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String ORGANISATION = "waterstad";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String HEARS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="http://bpmn.io/schema/bpmn">
              <bpmn:signal id="Signal" name="calamity-+31990001000" />
              <bpmn:process id="waterstad-hears" isExecutable="true">
                <bpmn:startEvent id="Start"><bpmn:outgoing>F1</bpmn:outgoing>
                  <bpmn:signalEventDefinition id="Definition" signalRef="Signal" /></bpmn:startEvent>
                <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Task" />
                <bpmn:serviceTask id="Task">
                  <bpmn:extensionElements><zeebe:taskDefinition type="heard" /></bpmn:extensionElements>
                  <bpmn:incoming>F1</bpmn:incoming><bpmn:outgoing>F2</bpmn:outgoing></bpmn:serviceTask>
                <bpmn:sequenceFlow id="F2" sourceRef="Task" targetRef="End" />
                <bpmn:endEvent id="End"><bpmn:incoming>F2</bpmn:incoming></bpmn:endEvent>
              </bpmn:process>
            </bpmn:definitions>
            """;

    /** As a callflow has a caller received: the step is of a called process. */
    private static final String CALLS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="http://bpmn.io/schema/bpmn">
              <bpmn:process id="waterstad-calls" isExecutable="true">
                <bpmn:startEvent id="Start"><bpmn:outgoing>F1</bpmn:outgoing></bpmn:startEvent>
                <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Call" />
                <bpmn:callActivity id="Call">
                  <bpmn:extensionElements><zeebe:calledElement processId="waterstad-called" /></bpmn:extensionElements>
                  <bpmn:incoming>F1</bpmn:incoming></bpmn:callActivity>
              </bpmn:process>
              <bpmn:process id="waterstad-called" isExecutable="true">
                <bpmn:startEvent id="Start2"><bpmn:outgoing>G1</bpmn:outgoing></bpmn:startEvent>
                <bpmn:sequenceFlow id="G1" sourceRef="Start2" targetRef="Task2" />
                <bpmn:serviceTask id="Task2">
                  <bpmn:extensionElements><zeebe:taskDefinition type="called" /></bpmn:extensionElements>
                  <bpmn:incoming>G1</bpmn:incoming></bpmn:serviceTask>
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Autowired
    private Flows flows;

    @Autowired
    private FlowOutbox outbox;

    @Autowired
    private EngineSettings settings;

    @Autowired
    private CamundaClient engine;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Together together;

    @Autowired
    private Organisations organisations;

    @Autowired
    private EngineConnection connection;

    @Autowired
    private FlowModels models;

    @Autowired
    private ModelRestore restore;

    @Value("${balie.data}")
    private String data;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry registry) throws IOException {
        DATABASE.register(registry);
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target/callflows")), "data-");
        registry.add("balie.data", data::toString);
    }

    /** What the test before told is known to the engine a moment before its row goes. */
    @BeforeEach
    void deploy() {
        await().atMost(LIMIT).until(() -> stored() == 0);
        engine.newDeployResourceCommand()
                .addResourceBytes(HEARS.getBytes(StandardCharsets.UTF_8), "waterstad-hears.bpmn")
                .addResourceBytes(CALLS.getBytes(StandardCharsets.UTF_8), "waterstad-calls.bpmn")
                .send()
                .join();
    }

    @Test
    void reachesTheFlowsThatWaitForItWhenItsChangeIsCommitted() {
        tenancy.in(ORGANISATION, () -> flows.broadcast("calamity-+31990001000"));

        assertThat(heard(LIMIT)).hasSize(1);
    }

    @Test
    void isKeptWhileTheEngineIsAway() {
        try (CamundaClient nobody = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://127.0.0.1:1"))
                .preferRestOverGrpc(false)
                .build()) {
            FlowOutbox away = new FlowOutbox(
                    nobody,
                    new FlowInstances(nobody),
                    settings,
                    tenancy,
                    jdbc,
                    together,
                    organisations,
                    new ObjectMapper());
            tenancy.in(
                    ORGANISATION,
                    () -> new Flows(nobody, settings, tenancy, jdbc, away, connection)
                            .broadcast("calamity-+31990001000"));
            assertThat(stored()).isEqualTo(1);
            away.stop();
        }

        outbox.engineIsThere(new EngineAvailable());

        assertThat(heard(LIMIT)).hasSize(1);
    }

    @Test
    void isNotToldOfAChangeThatWasRolledBack() {
        assertThatThrownBy(() -> tenancy.in(ORGANISATION, () -> {
                    flows.broadcast("calamity-+31990001000");
                    throw new IllegalStateException("the change failed");
                }))
                .hasMessage("the change failed");

        assertThat(stored()).isZero();
    }

    @Test
    void endsAFlowThatOnlyAStepOfACalledProcessIsKnownOf() {
        engine.newCreateInstanceCommand()
                .bpmnProcessId("waterstad-calls")
                .latestVersion()
                .send()
                .join();
        ActivatedJob step = jobs("called", LIMIT).getFirst();

        tenancy.in(ORGANISATION, () -> flows.cancel(UUID.randomUUID(), step.getProcessInstanceKey()));

        await().atMost(LIMIT).untilAsserted(() -> assertThat(stored()).isZero());
        assertThatThrownBy(() -> engine.newCompleteCommand(step).send().join())
                .isInstanceOfSatisfying(
                        ClientStatusException.class,
                        gone -> assertThat(gone.getStatusCode()).isEqualTo(Status.Code.NOT_FOUND));
    }

    @Test
    void anOperatorEndsAFlowByItsKeyAndReadsWhatCannotBe() {
        long key = engine.newCreateInstanceCommand()
                .bpmnProcessId("waterstad-calls")
                .latestVersion()
                .send()
                .join()
                .getProcessInstanceKey();
        ActivatedJob step = jobs("called", LIMIT).getFirst();

        assertThat(endFlow(data, String.valueOf(key))).isEqualTo("0 Instantie " + key + " is beëindigd.");

        assertThatThrownBy(() -> engine.newCompleteCommand(step).send().join())
                .isInstanceOf(ClientStatusException.class);
        assertThat(endFlow(data, String.valueOf(key))).isEqualTo("1 Er loopt geen instantie " + key + ".");
        assertThat(endFlow(data, "alles")).startsWith("1 Geef de sleutel van de instantie");
        assertThat(endFlow(data, "42"))
                .as("no key of the engine, which would say that it is away")
                .startsWith("1 Geef de sleutel van de instantie");
        assertThat(endFlow(data + "-elders", String.valueOf(key)))
                .startsWith("1 In ")
                .contains("geen procesmotor");
    }

    /** The exit code and what was said. */
    private static String endFlow(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = EndFlow.run(arguments, to, to);
        return code + " " + said.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void ownModelsThatItHasLostAreThereAgainUnderTheirNumbers() {
        String poisoned = own("waterstad-poisoned", "=string(count(for x in 1..1000000 return x))");
        tenancy.in(ORGANISATION, () -> {
            models.keepOwn("waterstad-lost", 1, own("waterstad-lost", "eerst"), "beheer", "");
            models.keepOwn("waterstad-lost", 2, own("waterstad-lost", "later"), "beheer", "");
            models.keepOwn("waterstad-poisoned", 1, poisoned, "beheer", "");
        });
        assertThat(restore.isThere("waterstad-lost", 1)).isFalse();

        restore.restore();
        restore.restore();

        assertThat(restore.isThere("waterstad-lost", 1)).isTrue();
        assertThat(restore.isThere("waterstad-lost", 2)).isTrue();
        assertThat(restore.isThere("waterstad-lost", 3)).as("a third version").isFalse();
        assertThat(restore.isThere("waterstad-poisoned", 1))
                .as("what stops the engine")
                .isFalse();
    }

    private static String own(String processId, String text) {
        return CALLS.replace("waterstad-called", processId + "-called")
                .replace("waterstad-calls", processId)
                .replace("<zeebe:taskDefinition type=\"called\" />", """
                        <zeebe:taskDefinition type="own" />
                        <zeebe:ioMapping><zeebe:input source="%s" target="text" /></zeebe:ioMapping>""".formatted(text));
    }

    @Test
    void refusesASignalWithoutAName() {
        assertThatThrownBy(() -> tenancy.in(ORGANISATION, () -> flows.broadcast(" ")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private int stored() {
        return tenancy.read(
                ORGANISATION,
                () -> jdbc.sql("select count(*) from flow_command")
                        .query(Integer.class)
                        .single());
    }

    /** The flows that the signal started; each is ended, so that the next test finds its own. */
    private List<ActivatedJob> heard(Duration within) {
        List<ActivatedJob> jobs = jobs("heard", within);
        jobs.forEach(job -> engine.newCompleteCommand(job).send().join());
        return jobs;
    }

    private List<ActivatedJob> jobs(String type, Duration within) {
        return engine.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(10)
                .requestTimeout(within)
                .send()
                .join()
                .getJobs();
    }
}
