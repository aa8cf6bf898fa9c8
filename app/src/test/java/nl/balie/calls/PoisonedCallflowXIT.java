package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import nl.balie.callflows.StartingModels;
import nl.balie.flows.engine.EmbeddedEngine;
import nl.balie.pages.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Callflows that would take the engine from everybody. None gets there through Balie, whose check refuses them; here they are put
 * into the engine past it, as a new version of a callflow that was drawn.
 */
class PoisonedCallflowXIT extends CallTest {
    private static final String PROCESS = "waterstad-vergiftigd";
    /** Took the engine's only thread for half a minute before expressions had an end; with more turns, for good. */
    private static final String EXPRESSION = "=string(count(for x in 1..1000, y in 1..1000 return x))";

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="http://balie.nl/bpmn">
              <bpmn:process id="%s" isExecutable="true">
                <bpmn:startEvent id="Start"><bpmn:outgoing>F1</bpmn:outgoing></bpmn:startEvent>
                <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Gateway_One" />
                <bpmn:exclusiveGateway id="Gateway_One">
                  <bpmn:incoming>F1</bpmn:incoming><bpmn:incoming>F3</bpmn:incoming><bpmn:outgoing>F2</bpmn:outgoing>
                </bpmn:exclusiveGateway>
                <bpmn:sequenceFlow id="F2" sourceRef="Gateway_One" targetRef="Gateway_Two" />
                <bpmn:exclusiveGateway id="Gateway_Two" default="F3">
                  <bpmn:incoming>F2</bpmn:incoming><bpmn:outgoing>F3</bpmn:outgoing><bpmn:outgoing>F4</bpmn:outgoing>
                </bpmn:exclusiveGateway>
                <bpmn:sequenceFlow id="F3" sourceRef="Gateway_Two" targetRef="Gateway_One" />
                <bpmn:sequenceFlow id="F4" sourceRef="Gateway_Two" targetRef="End">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">%s</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:endEvent id="End"><bpmn:incoming>F4</bpmn:incoming></bpmn:endEvent>
              </bpmn:process>
            </bpmn:definitions>
            """;

    @BeforeAll
    static void draw() {
        RunningBalie balie = RunningBalie.shared();
        try (Browser browser = new Browser()) {
            Drawing.in(balie, browser.newPage(1440, 900))
                    .deploy(
                            "Vergiftigd",
                            StartingModels.shippedModel("balie-main-menu").orElseThrow(),
                            "Task_AskMenu");
        }
        Administrator.of(balie, "beheer").lead(MENU, PROCESS);
    }

    /** What was given up goes on by itself, and ends the engine when that takes a minute: not in the middle of another test. */
    @AfterAll
    static void lead() {
        RunningBalie balie = RunningBalie.shared();
        Administrator.of(balie, "beheer").lead(MENU, "balie-main-menu");
        balie.signalEngine("KILL");
        balie.awaitFlows();
    }

    @Test
    void anExpressionWithoutAnEndLeavesTheOthersTheirEngine() throws Exception {
        put(MODEL.formatted(PROCESS, EXPRESSION + " = \"0\""));

        String id = fallsBack("rekent te lang");

        Administrator administrator = Administrator.of(balie, "beheer");
        administrator.endIncident(id);
        assertThat(administrator.get("/beheer/procesincidenten")).doesNotContain(id);
    }

    @Test
    void aFlowThatGoesRoundIsEnded() throws Exception {
        put(MODEL.formatted(PROCESS, "=contactId = \"0\""));

        fallsBack("meer dan 1000 stappen");
    }

    /** The caller is served all the same, and so is somebody else at once. */
    private String fallsBack(String why) {
        try (Citizen poisoned = Citizen.calls(balie, MENU)) {
            String id = poisoned.contact();
            try (Citizen other = Citizen.calls(balie, DIRECT)) {
                api.awaitEvent(other.contact(), "in-wachtrij");
                other.hangsUp();
            }
            api.awaitEvent(id, "terugval-gestart");
            Administrator administrator = Administrator.of(balie, "beheer");
            Await.until(
                    "the page to tell of it",
                    () -> administrator.get("/beheer/procesincidenten").contains(why));
            poisoned.hangsUp();
            ended(id, "afgebroken");
            return id;
        }
    }

    private static void put(String model) throws Exception {
        Path directory = RunningBalie.shared().data().resolve("engine");
        try (CamundaClient engine = CamundaClient.newClientBuilder()
                .grpcAddress(EmbeddedEngine.addressIn(directory))
                .preferRestOverGrpc(false)
                .applyEnvironmentVariableOverrides(false)
                .build()) {
            engine.newDeployResourceCommand()
                    .addResourceBytes(model.getBytes(StandardCharsets.UTF_8), PROCESS + ".bpmn")
                    .send()
                    .join();
        }
    }
}
