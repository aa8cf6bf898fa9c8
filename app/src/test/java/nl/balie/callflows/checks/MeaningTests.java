package nl.balie.callflows.checks;

import static nl.balie.callflows.checks.CheckedModels.ID;
import static nl.balie.callflows.checks.CheckedModels.MENU;
import static nl.balie.callflows.checks.CheckedModels.breaks;
import static nl.balie.callflows.checks.CheckedModels.findings;
import static nl.balie.callflows.checks.CheckedModels.read;
import static nl.balie.callflows.checks.CheckedModels.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What harms nobody but cannot have been meant: each rule on a model that breaks it, said at the element that it is about. */
@Timeout(20)
class MeaningTests {
    private static final String CHOSEN = "=choice != null and choice != \"0\"";
    private static final String CONTROL =
            CheckedModels.shipped("balie-control-line").replace("\"balie-control-line\"", "\"" + ID + "\"");

    @Test
    void aStepIsLeftByOneArrow() {
        var finding = breaks(
                "exits.several",
                with(
                        "<bpmn:endEvent id=\"Klik\"/><bpmn:sequenceFlow id=\"X\" sourceRef=\"Task_AskMenu\" targetRef=\"Klik\"/>"));

        assertThat(finding.element()).isEqualTo("Task_AskMenu");
        assertThat(finding.name()).isEqualTo("Leg keuzemenu voor");
    }

    @Test
    void aGatewayThatIsLeftByOneArrowDecidesNothing() {
        assertThat(findings(MENU.replaceFirst("(?s)<bpmn:sequenceFlow id=\"Flow_ChoiceMade_AskAgain\".*?/>", "")))
                .extracting(Finding::element, Finding::rule)
                .contains(org.assertj.core.groups.Tuple.tuple("Gateway_ChoiceMade", "exits.single"));
    }

    @Test
    void aCallerIsNotInTwoPlaces() {
        assertThat(findings(MENU.replace("exclusiveGateway", "parallelGateway")))
                .extracting(Finding::rule)
                .contains("exits.parallel");
    }

    @Test
    void anArrowHasTwoEnds() {
        assertThat(breaks(
                                "exits.loose",
                                with("<bpmn:sequenceFlow id=\"X\" sourceRef=\"Event_CallHandled\" targetRef=\"Weg\"/>"))
                        .element())
                .isEqualTo("X");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            variable.unset        | =keuze = "1" or choice != "0"
            compare.text-number   | =choice = 1 or choice != "0"
            compare.text-number   | =choice in [1, 2] or choice != "0"
            compare.text-number   | =attempts = "3" or choice != "0"
            compare.text-number   | =choice > 1 or choice != "0"
            compare.truth         | =choice = true or choice != "0"
            condition.plain       | choice != null
            condition.no-truth    | =choice
            outcome.unknown       | =choice != "0" or onward = "GESLOTEN"
            key.unknown           | =choice = "7" or choice != "0"
            expression.syntax-equals | =choice == "1"
            expression.syntax-quotes | =choice = '1'
            expression.syntax-quotes | =choice = “1”
            expression.syntax-and    | =choice = "1" && attempts < 3
            expression.syntax        | =choice =
            """)
    void aConditionCanHold(String rule, String condition) {
        var finding = breaks(rule, chosen(condition));

        assertThat(finding.element()).isEqualTo("Flow_ChoiceMade_DecideRoute");
        assertThat(finding.name()).isEqualTo("Ja");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=choice != null and choice != \"0\" and attempts < 3",
                "=list contains([\"1\", \"2\", \"3\"], choice) and choice != \"0\"",
                "=choice != \"0\" and (is defined(keuze) or from = null)",
                "=number(choice) >= 0",
                "=choice != \"0\" and onward = \"MENU\" and priority > 3"
            })
    void whatCanHoldIsLeftAlone(String condition) {
        assertThat(findings(chosen(condition))).isEmpty();
    }

    @Test
    void whatIsSetOnlyLaterIsNotThereYet() {
        assertThat(breaks(
                                "variable.unset",
                                MENU.replace("=onward = \"REGULAR\"", "=onward = \"REGULAR\" or moment = 1"))
                        .arguments())
                .first()
                .isEqualTo("moment");
    }

    @Test
    void aCalledProcessMayBeHandedAnything() {
        assertThat(findings(CheckedModels.shipped("balie-voice-queue")
                        .replace("process id=\"balie-voice-queue\"", "process id=\"" + ID + "\"")
                        .replace("=treated = false", "=whatever = false")))
                .isEmpty();
    }

    @Test
    void aTextThatBeginsWithAnEqualsSignIsAFormula() {
        var finding = breaks(
                "expression.syntax-text",
                MENU.replace("\"Wij hebben geen keuze", "\"=Wij hebben geen keuze")
                        .replace("ontvangen. U wordt", "ontvangen en u wordt"));

        assertThat(finding.element()).isEqualTo("Task_SayNoChoice");
        assertThat(breaks("variable.unset", greeting("=Welkom")).element()).isEqualTo("CallActivity_Reception");
    }

    @Test
    void aConditionBelongsAtAGateway() {
        breaks(
                "condition.place",
                MENU.replaceFirst(
                        "<bpmn:sequenceFlow id=\"Flow_AskMenu_ChoiceMade\"([^>]*)/>",
                        "<bpmn:sequenceFlow id=\"Flow_AskMenu_ChoiceMade\"$1><bpmn:conditionExpression>=true</bpmn:conditionExpression></bpmn:sequenceFlow>"));
        breaks(
                "condition.at-default",
                MENU.replace("default=\"Flow_Onward_AskMenu\"", "default=\"Flow_Onward_Goodbye\"")
                        .replaceFirst(
                                "<bpmn:sequenceFlow id=\"Flow_Onward_AskMenu\"([^>]*)/>",
                                "<bpmn:sequenceFlow id=\"Flow_Onward_AskMenu\"$1><bpmn:conditionExpression>=onward = \"MENU\"</bpmn:conditionExpression></bpmn:sequenceFlow>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1A;2", "1,2", "112", "12 3"})
    void keysAreThoseOfATelephone(String keys) {
        assertThat(findings(MENU.replace("\"1230\"", "\"" + keys + "\"")))
                .extracting(Finding::rule, Finding::element)
                .contains(org.assertj.core.groups.Tuple.tuple("keys.wrong", "Task_AskMenu"));
    }

    @Test
    void wordsBelongToKeysOfTheMenu() {
        assertThat(breaks("keys.words", MENU.replace("source=\"1=burgerzaken", "source=\"4=wmo; 1=burgerzaken"))
                        .arguments())
                .containsExactly("4=wmo");
    }

    @Test
    void everyKeyLeadsSomewhere() {
        var finding = breaks(
                "key.no-path", CONTROL.replaceFirst("(target=\"text\" />\\s*<zeebe:input source=\")12\"", "$1123\""));

        assertThat(finding.name()).isEqualTo("Vraag onderwerp");
        assertThat(finding.arguments()).containsExactly("3");
    }

    @Test
    void whatAStepFindsOutIsLookedAt() {
        assertThat(findings(CONTROL.replace("=signedIn", "=true")))
                .extracting(Finding::rule)
                .containsExactly("outcome.unused");
        assertThat(breaks("outcome.no-path", MENU.replace("=onward = \"DISCONNECT\"", "=onward = \"REGULAR\""))
                        .arguments())
                .containsExactly("DISCONNECT");
    }

    @Test
    void whatAModelNamesIsThere() {
        assertThat(breaks("name.queue", queue("Burgerzkaen")).arguments()).containsExactly("Burgerzkaen");
        assertThat(findings(queue("Burgerzaken"))).isEmpty();
        breaks("name.queue", queue("=&quot;Weg&quot;"));
        breaks("name.calendar", received("Zondag", "calendar"));
        assertThat(findings(received("balie", "calendar"))).isEmpty();
        breaks("name.prompt", received("welkom, weg", "greetingPrompts"));
        breaks(
                "name.priority",
                MENU.replace(
                        "\"=priority\" target=\"priority\" />\n          <zeebe:input source=\"=true\"",
                        "\"hoog\" target=\"priority\" />\n          <zeebe:input source=\"=true\""));
    }

    @Test
    void aNumberIsANumber() {
        breaks("step.wrong", MENU.replace("source=\"=5\"", "source=\"vijf\""));
        breaks("step.wrong", MENU.replace("source=\"=5\"", "source=\"=&quot;5&quot;\""));
    }

    @Test
    void everythingIsDrawn() {
        assertThat(CheckedModels.all(MENU.replaceFirst(
                        "(?s)<bpmndi:BPMNEdge [^>]*bpmnElement=\"Flow_Onward_Goodbye\".*?</bpmndi:BPMNEdge>", "")))
                .extracting(Finding::rule, Finding::element)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("drawing.missing", "Flow_Onward_Goodbye"));
        assertThat(CheckedModels.all(MENU.replaceFirst(
                        "(?s)<bpmndi:BPMNShape [^>]*bpmnElement=\"Task_AskMenu\".*?</bpmndi:BPMNShape>", "")))
                .extracting(Finding::rule, Finding::element)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("drawing.missing", "Task_AskMenu"));
        assertThat(CheckedModels.all(MENU.replaceFirst("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "")))
                .extracting(Finding::rule)
                .containsExactly("drawing.none");
    }

    @Test
    void nothingLiesOverAnother() {
        String bounds = MENU.replaceFirst("(?s).*bpmnElement=\"Task_AskMenu\"[^>]*>\\s*(<dc:Bounds [^>]*>).*", "$1");
        String covered = MENU.replaceFirst(
                "(bpmnElement=\"Task_SayNoChoice\"[^>]*>\\s*)<dc:Bounds [^>]*>",
                "$1" + Matcher.quoteReplacement(bounds));

        assertThat(CheckedModels.all(covered)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("drawing.covers");
            assertThat(finding.element()).isEqualTo("Task_SayNoChoice");
            assertThat(finding.arguments()).containsExactly("Leg keuzemenu voor");
        });
    }

    @Test
    void doesNotTakeAwayWhatRunsAlready() {
        for (String model : new String[] {chosen("=keuze = \"1\""), chosen("=choice = 1"), queue("Weg")}) {
            assertThat(findings(model)).isNotEmpty();
            assertThat(ModelCheck.isSafe(model)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"menus", "destinations"})
    void leavesOtherGoodModelsAlone(String name) {
        String model = read(Path.of("src/test/resources/nl/balie/calls/" + name + ".bpmn"));

        assertThat(findings(model.replaceFirst("process id=\"[^\"]*\"", "process id=\"" + ID + "\"")))
                .filteredOn(finding -> !finding.rule().startsWith("name."))
                .extracting(Finding::rule, Finding::arguments)
                .isSubsetOf(org.assertj.core.groups.Tuple.tuple("key.no-path", List.of("2 3 4 5 6 7 8")));
    }

    private static String chosen(String condition) {
        return MENU.replace(CHOSEN, condition.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private static String greeting(String text) {
        return MENU.replaceFirst("source=\"=&quot;Welkom bij[^\"]*\"", "source=\"" + text + "\"");
    }

    private static String queue(String name) {
        return MENU.replace(
                "<zeebe:input source=\"=queue\" target=\"queue\" />",
                "<zeebe:input source=\"" + name + "\" target=\"queue\" />");
    }

    private static String received(String value, String input) {
        return MENU.replace(
                "<zeebe:input source=\"=true\" target=\"menuFollows\" />",
                "<zeebe:input source=\"=true\" target=\"menuFollows\" /><zeebe:input source=\"" + value + "\" target=\""
                        + input + "\" />");
    }
}
