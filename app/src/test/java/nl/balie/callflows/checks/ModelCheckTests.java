package nl.balie.callflows.checks;

import static nl.balie.callflows.checks.CheckedModels.ID;
import static nl.balie.callflows.checks.CheckedModels.MENU;
import static nl.balie.callflows.checks.CheckedModels.breaks;
import static nl.balie.callflows.checks.CheckedModels.findings;
import static nl.balie.callflows.checks.CheckedModels.read;
import static nl.balie.callflows.checks.CheckedModels.shipped;
import static nl.balie.callflows.checks.CheckedModels.with;
import static nl.balie.callflows.checks.CheckedModels.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import nl.balie.processes.Models;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule on a model that breaks it and nothing else. */
class ModelCheckTests {
    @Test
    void findsNothingInCopiesOfTheShippedModelsAndInTheSmallOne() {
        Models.shipped().stream()
                .filter(model -> !model.id().equals("balie-callback"))
                .forEach(model -> assertThat(CheckedModels.all(shipped(model.id())
                                .replace("process id=\"" + model.id() + "\"", "process id=\"" + ID + "\"")))
                        .as(model.id())
                        .isEmpty());
        assertThat(CheckedModels.all(read(Path.of("src/main/resources/nl/balie/callflows/start.bpmn"))
                        .replace("Process_Callflow", ID)))
                .isEmpty();
    }

    @Test
    void wantsXmlWithoutDocumentType() {
        assertThat(findings("<a><b></a>")).extracting(Finding::rule).containsExactly("xml.invalid-at");
        assertThat(findings("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"))
                .extracting(Finding::rule)
                .containsExactly("xml.invalid-at");
        assertThat(findings("<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>" + MENU.replaceFirst("<\\?.*?\\?>", "")
                        + "</body></html>"))
                .extracting(Finding::rule)
                .containsExactly("xml.no-bpmn");
        assertThat(findings("x".repeat(ModelCheck.LARGEST_BYTES + 1)))
                .extracting(Finding::rule)
                .containsExactly("xml.too-large");
    }

    @Test
    void wantsOneExecutableProcess() {
        breaks("process.one", MENU.replace("isExecutable=\"true\"", "isExecutable=\"false\""));
        assertThat(findings(MENU.replace(
                        "</bpmn:process>", "</bpmn:process><bpmn:process id=\"waterstad-ander\" name=\"Ander\"/>")))
                .extracting(Finding::rule)
                .contains("process.one");
        breaks("process.name", MENU.replaceFirst("(<bpmn:process [^>]*)name=\"[^\"]*\"", "$1name=\" \""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"balie-main-menu", "bergdorp-keuzemenu", "waterstad", "waterstad-oost-keuzemenu", "waterstad-a b"
            })
    void wantsAProcessIdOfTheOrganisation(String id) {
        breaks("process.id", MENU.replace(ID, id));
    }

    @Test
    void wantsTheProcessIdOfTheCallflow() {
        breaks("process.other", MENU.replace(ID, "waterstad-ander"));
    }

    @Test
    void wantsOnePlainStart() {
        breaks(
                "start.plain",
                MENU.replace(
                        "<bpmn:outgoing>Flow_CallArrives_Reception</bpmn:outgoing>",
                        "<bpmn:outgoing>Flow_CallArrives_Reception</bpmn:outgoing><bpmn:messageEventDefinition id=\"M\""
                                + " messageRef=\"Message_ContactEnded\"/>"));
        breaks(
                "start.one",
                with("<bpmn:startEvent id=\"Tweede\"><bpmn:outgoing>X</bpmn:outgoing></bpmn:startEvent>"
                        + "<bpmn:sequenceFlow id=\"X\" sourceRef=\"Tweede\" targetRef=\"Task_AskMenu\"/>"));
    }

    @Test
    void wantsEveryElementReached() {
        var finding = breaks(
                "path.unreachable",
                with("<bpmn:exclusiveGateway id=\"Los\" name=\"Los\"/><bpmn:sequenceFlow id=\"X\" sourceRef=\"Los\""
                        + " targetRef=\"CallActivity_Goodbye\"/>"));

        assertThat(finding.element()).isEqualTo("Los");
        assertThat(finding.name()).isEqualTo("Los");
    }

    @Test
    void wantsEveryPathToEnd() {
        assertThat(breaks("path.dead-end", without("Flow_Goodbye_CallHandled", "Event_CallHandled"))
                        .element())
                .isEqualTo("CallActivity_Goodbye");
        assertThat(findings(MENU.replace(
                        "sourceRef=\"Task_SayNoChoice\" targetRef=\"Task_DecideRoute\"",
                        "sourceRef=\"Task_SayNoChoice\" targetRef=\"Task_SayNoChoice\"")))
                .filteredOn(finding -> finding.rule().equals("path.endless"))
                .extracting(Finding::element)
                .containsExactly("Task_SayNoChoice");
    }

    @Test
    void wantsADefaultAtEveryGatewayThatSplits() {
        assertThat(breaks("gateway.default", MENU.replace(" default=\"Flow_Onward_AskMenu\"", ""))
                        .element())
                .isEqualTo("Gateway_Onward");
        breaks(
                "gateway.condition",
                MENU.replaceFirst(
                        "(?s)<bpmn:conditionExpression[^>]*>=onward = \"QUEUE\"</bpmn:conditionExpression>", ""));
    }

    @Test
    void wantsAPathForWhoPressesNothing() {
        var straightOn = MENU.replace(
                "sourceRef=\"Task_AskMenu\" targetRef=\"Gateway_ChoiceMade\"",
                "sourceRef=\"Task_AskMenu\" targetRef=\"CallActivity_WaitInQueue\"");

        assertThat(findings(straightOn))
                .filteredOn(finding -> finding.rule().equals("menu.time-out"))
                .extracting(Finding::element)
                .containsExactly("Task_AskMenu");
    }

    @Test
    void wantsErrorsThatStepsThrow() {
        assertThat(findings(withErrorPath("step-failed"))).isEmpty();
        breaks("error.unknown", withErrorPath("anders"));
    }

    private static String withErrorPath(String code) {
        return MENU.replaceFirst(
                        "<bpmn:sequenceFlow",
                        "<bpmn:boundaryEvent id=\"B\" attachedToRef=\"Task_AskMenu\">"
                                + "<bpmn:errorEventDefinition errorRef=\"E\"/></bpmn:boundaryEvent>"
                                + "<bpmn:sequenceFlow id=\"F\" sourceRef=\"B\" targetRef=\"Event_CallHandled\"/><bpmn:sequenceFlow")
                .replace("</bpmn:process>", "</bpmn:process><bpmn:error id=\"E\" errorCode=\"" + code + "\"/>");
    }

    @Test
    void wantsAWayOutOfEveryQueue() {
        assertThat(findings(without("Flow_WaitInQueue_Goodbye", "")))
                .filteredOn(finding -> finding.rule().equals("queue.way-out"))
                .extracting(Finding::element)
                .containsExactly("CallActivity_WaitInQueue");
    }

    @Test
    void wantsTheEndOfTheContactHandledWhereACallIsAnswered() {
        assertThat(breaks(
                                "call.contact-ended",
                                MENU.replaceFirst(
                                        "(?s)<bpmn:subProcess id=\"SubProcess_ContactEnded\".*?</bpmn:subProcess>", ""))
                        .element())
                .isEqualTo("CallActivity_Reception");
        breaks("call.contact-ended", MENU.replace("name=\"contact-ended\"", "name=\"contact-released\""));
    }

    @Test
    void wantsEveryTaskToBeAKnownStep() {
        breaks("step.none", with("""
                <bpmn:userTask id="Los" name="Vul in"/><bpmn:sequenceFlow id="X" sourceRef="Gateway_Onward" targetRef="Los">
                  <bpmn:conditionExpression>=onward = "REGULAR" and channel = "CHAT"</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="Y" sourceRef="Los" targetRef="CallActivity_Goodbye"/>"""));
        assertThat(findings(MENU.replaceFirst(
                        "zeebe:modelerTemplate=\"nl.balie.decide-route\"",
                        "zeebe:modelerTemplate=\"com.example.rest\"")))
                .extracting(Finding::rule)
                .contains("step.unknown", "step.job-type");
        breaks(
                "step.empty",
                MENU.replace(
                        "<zeebe:input source=\"1230\" target=\"keys\" />",
                        "<zeebe:input source=\"\" target=\"keys\" />"));
        breaks("step.empty", MENU.replace("<zeebe:input source=\"1230\" target=\"keys\" />", ""));
    }

    @Test
    void tellsOfANumberThatIsNotDialled() {
        assertThat(findings(transfer("0900 1234567")))
                .filteredOn(finding -> finding.rule().startsWith("step.dialled"))
                .extracting(Finding::rule, Finding::element)
                .containsExactly(tuple("step.dialled.PAID", "Verbind"));
        assertThat(findings(transfer("=&quot;+3225551212&quot;")))
                .extracting(Finding::rule)
                .contains("step.dialled.ABROAD");
        assertThat(findings(transfer("112"))).extracting(Finding::rule).contains("step.dialled.EMERGENCY");
        assertThat(findings(transfer("030 286 00 00")))
                .extracting(Finding::rule)
                .noneMatch(rule -> rule.startsWith("step."));
    }

    private static String transfer(String number) {
        return with("""
                <bpmn:serviceTask id="Verbind" name="Verbind" zeebe:modelerTemplate="nl.balie.transfer-call"
                    zeebe:modelerTemplateVersion="1"><bpmn:extensionElements>
                <zeebe:taskDefinition type="=node + &quot;/transfer-call&quot;" retries="3"/>
                <zeebe:ioMapping><zeebe:input source="%s" target="number"/></zeebe:ioMapping>
                </bpmn:extensionElements></bpmn:serviceTask>""".formatted(number));
    }

    @Test
    void neverReachesAForeignWorker() {
        breaks("step.changed", MENU.replaceFirst("type=\"decide-route\"", "type=\"io.example:http:1\""));
        breaks(
                "step.job-type",
                MENU.replace(
                        "<bpmn:incoming>Flow_Goodbye_CallHandled</bpmn:incoming>",
                        "<bpmn:extensionElements><zeebe:taskDefinition type=\"io.example:http:1\"/></bpmn:extensionElements><bpmn:incoming>Flow_Goodbye_CallHandled</bpmn:incoming>"));
        breaks(
                "step.job-type",
                MENU.replaceFirst(
                        "(<bpmn:serviceTask id=\"Task_DecideRoute\".*?>\\s*<bpmn:extensionElements>)",
                        "$1<zeebe:executionListeners><zeebe:executionListener eventType=\"start\" type=\"foreign\"/></zeebe:executionListeners>"));
        assertThat(findings(MENU.replaceFirst(
                        "(<bpmn:serviceTask id=\"Task_DecideRoute\".*?>\\s*<bpmn:extensionElements>\\s*<zeebe:taskDefinition [^>]*/>)",
                        "$1<zeebe:taskDefinition type=\"foreign\"/>")))
                .extracting(Finding::rule)
                .contains("step.job-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bergdorp-wachtrij", "=organisation + \"-x\"", "waterstad-onbekend", ID})
    void callsOnlyProcessesThatAreKnown(String called) {
        var model =
                MENU.replace("processId=\"balie-voice-queue\"", "processId=\"" + called.replace("\"", "&quot;") + "\"");

        assertThat(findings(model)).extracting(Finding::rule).contains("called.unknown");
    }

    @Test
    void callsNothingThatCallsItAgain() {
        assertThat(findings(MENU.replace("processId=\"balie-voice-queue\"", "processId=\"waterstad-wachtrij\"")))
                .extracting(Finding::rule)
                .contains("called.circle");
    }

    @Test
    void waitsOnlyForMessagesToItsOwnContact() {
        assertThat(findings(MENU.replace("name=\"contact-ended\"", "name=\"everything\"")))
                .extracting(Finding::rule)
                .contains("message.unknown");
        breaks("message.key", MENU.replace("correlationKey=\"=contactId\"", "correlationKey=\"=queue\""));
    }

    @Test
    void tellsOtherFlowsNothing() {
        breaks(
                "signal.thrown",
                MENU.replace(
                        "<bpmn:incoming>Flow_Goodbye_CallHandled</bpmn:incoming>",
                        "<bpmn:incoming>Flow_Goodbye_CallHandled</bpmn:incoming><bpmn:signalEventDefinition id=\"S\"/>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"organisation", "contactId", "node", "organisation.id"})
    void cannotSayThatItIsAnotherContact(String variable) {
        breaks(
                "variable.reserved",
                MENU.replace(
                        "<zeebe:input source=\"1230\" target=\"keys\" />",
                        "<zeebe:input source=\"1230\" target=\"keys\" /><zeebe:output source=\"=choice\" target=\"choice\" /><zeebe:output source=\"=attempts\" target=\"attempts\" /><zeebe:output source=\"=&quot;bergdorp&quot;\" target=\""
                                + variable + "\" />"));
    }
}
