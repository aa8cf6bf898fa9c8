package nl.balie.flows.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class EmbeddedEngineIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final EmbeddedEngineSettings SETTINGS = new EmbeddedEngineSettings(
            Path.of(System.getenv("BALIE_ENGINE_HOME")),
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            1,
            Duration.ofSeconds(30));

    @TempDir
    Path directory;

    @Test
    void comesBackAtTheSameAddressWithItsProcessInstancesWhenItIsKilled() throws Exception {
        try (EmbeddedEngine engine = start();
                CamundaClient client = client(engine)) {
            assertThat(engine.awaitReady(LIMIT)).isTrue();
            BlockingQueue<EmbeddedEngine.State> states = new LinkedBlockingQueue<>();
            engine.onState(states::add);
            long instance = startWaitingInstance(client);
            long killed = engine.pid();
            assertThat(niceness(killed))
                    .as("gives way")
                    .isEqualTo(niceness(ProcessHandle.current().pid()) + 1);

            ProcessHandle.of(killed).orElseThrow().destroyForcibly();

            assertThat(states.poll(30, TimeUnit.SECONDS)).isEqualTo(EmbeddedEngine.State.DOWN);
            assertThat(states.poll(30, TimeUnit.SECONDS)).isEqualTo(EmbeddedEngine.State.STARTING);
            assertThat(states.poll(120, TimeUnit.SECONDS)).isEqualTo(EmbeddedEngine.State.READY);
            assertThat(engine.pid()).isNotEqualTo(killed);
            assertThat(jobs(client))
                    .extracting(ActivatedJob::getProcessInstanceKey)
                    .containsExactly(instance);
        }
    }

    @Test
    void tellsOfIncidentsAndKeepsItsInstancesOverAnOrderlyRestart() throws Exception {
        BlockingQueue<String> incidents = new LinkedBlockingQueue<>();
        long instance;
        try (EmbeddedEngine engine = start();
                CamundaClient client = client(engine)) {
            engine.onIncidentLine(incidents::add);
            assertThat(engine.awaitReady(LIMIT)).isTrue();
            assertThat(OpenPorts.all(engine.pid())).anyMatch(port -> port.startsWith("udp"));
            assertThat(OpenPorts.beyondLoopback(engine.pid())).isEmpty();
            instance = startWaitingInstance(client);
            ActivatedJob job = jobs(client).getFirst();

            client.newFailCommand(job)
                    .retries(0)
                    .errorMessage("geen pen")
                    .send()
                    .join();

            assertThat(incidents.poll(30, TimeUnit.SECONDS))
                    .contains("\"geen pen\"")
                    .contains("" + instance);
            client.newUpdateRetriesCommand(job).retries(1).send().join();
        }

        try (EmbeddedEngine engine = start()) {
            engine.onIncidentLine(incidents::add);
            assertThat(engine.awaitReady(LIMIT)).isTrue();
            assertThat(directory.resolve("engine.log")).isNotEmptyFile();
        }
    }

    @Test
    void diesWithItsParentThatIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineParent.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        long pid = -1;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null && !line.startsWith("engine ")) {
                line = output.readLine();
            }
            assertThat(line).isNotNull();
            pid = Long.parseLong(line.substring("engine ".length()));
            ProcessHandle engine = ProcessHandle.of(pid).orElseThrow();

            parent.destroyForcibly();

            engine.onExit().get(60, TimeUnit.SECONDS);
            assertThat(engine.isAlive()).isFalse();
        } finally {
            parent.destroyForcibly();
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void endsAnEngineThatIsStillThereAndNoStrangerWithItsNumber() throws Exception {
        Path engine = Files.createDirectories(directory.resolve("engine"));
        Process left = new ProcessBuilder("sleep", "60").start();
        Process stranger = new ProcessBuilder("sleep", "60").start();

        EngineLeftover.note(engine, left);
        EngineLeftover.end(engine);
        Files.writeString(engine.resolve("pid"), stranger.pid() + " 2020-01-01T00:00:00Z");
        EngineLeftover.end(engine);

        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    private EmbeddedEngine start() {
        return start(directory);
    }

    static EmbeddedEngine start(Path directory) {
        return EmbeddedEngine.start(SETTINGS, directory.resolve("engine"), directory.resolve("engine.log"));
    }

    private static CamundaClient client(EmbeddedEngine engine) {
        return CamundaClient.newClientBuilder()
                .grpcAddress(engine.address())
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(Duration.ofSeconds(30))
                .build();
    }

    private static long startWaitingInstance(CamundaClient client) {
        client.newDeployResourceCommand()
                .addResourceStringUtf8("""
                        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                            xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="test">
                          <process id="waiting" isExecutable="true">
                            <startEvent id="Start"/>
                            <sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Task"/>
                            <serviceTask id="Task">
                              <extensionElements><zeebe:taskDefinition type="write"/></extensionElements>
                            </serviceTask>
                            <sequenceFlow id="Flow_2" sourceRef="Task" targetRef="End"/>
                            <endEvent id="End"/>
                          </process>
                        </definitions>""", "waiting.bpmn")
                .send()
                .join();
        return client.newCreateInstanceCommand()
                .bpmnProcessId("waiting")
                .latestVersion()
                .send()
                .join()
                .getProcessInstanceKey();
    }

    private static List<ActivatedJob> jobs(CamundaClient client) {
        return client.newActivateJobsCommand()
                .jobType("write")
                .maxJobsToActivate(5)
                .timeout(Duration.ofMinutes(1))
                .send()
                .join()
                .getJobs();
    }

    /** Field 19 of proc_pid_stat(5); the second may have spaces and ends with the last bracket. */
    private static int niceness(long process) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
    }
}
