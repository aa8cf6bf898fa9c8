package nl.balie.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MenuChoicesTests {
    @ParameterizedTest
    @CsvSource({
        "mainmenu/balie-main-menu.bpmn,         1, Burgerzaken",
        "mainmenu/balie-main-menu.bpmn,         2, Belastingen",
        "mainmenu/balie-main-menu.bpmn,         3, Openbare ruimte",
        "languagemenu/balie-language-menu.bpmn, 2, Belastingen",
    })
    @Requirement(value = "2.4.2", part = "what was chosen, for the agent")
    void theShippedMenusSayWhatTheirKeysMean(String model, String key, String meaning) throws IOException {
        String xml = Files.readString(Path.of("../processes/src/main/java/nl/balie/processes", model));

        assertThat(MenuChoices.of(xml).meaning("Task_AskMenu", key)).contains(meaning);
        assertThat(MenuChoices.of(xml).meaning("Task_AskMenu", "9")).isEmpty();
        assertThat(MenuChoices.of(xml).meaning("Task_Elsewhere", key)).isEmpty();
    }

    @Test
    void aFlowThatIsCalledAfterItsKeyMeansTheStepThatItLeadsTo() throws IOException {
        String xml = resource("/nl/balie/calls/menus.bpmn");

        assertThat(MenuChoices.of(xml).meaning("Task_AskFirst", "1"))
                .isPresent()
                .hasValueSatisfying(meaning -> assertThat(xml).contains("name=\"" + meaning + "\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=choice = \"1\"                     | Belastingen      | Belastingen",
                "=choice = \"1\"                     | 1 – Belastingen  | Belastingen",
                "=choice = \"1\"                     | Toets 1: belastingen | Belastingen",
                "=choice in (\"1\", \"2\")           | Belastingen      | Belastingen",
                "=choice = \"2\" or choice = \"1\"   | Belastingen      | Belastingen",
                "=choice = \"1\"                     | 14 030 gebeld    | 14 030 gebeld",
                "=choice = \"1\"                     | 1                | Zoek aanslag",
                "=choice = \"1\"                     | Ja               | Zoek aanslag",
                "=choice != \"1\"                    | Belastingen      | ",
                "=attempts = 1                       | Belastingen      | ",
                "=choice = \"11\"                    | Belastingen      | ",
            })
    void theFlowThatAsksForTheKeyNamesIt(String condition, String name, String meaning) {
        MenuChoices choices = MenuChoices.of(model(condition.strip(), name.strip(), ""));

        assertThat(choices.meaning("Ask", "1").orElse(null)).isEqualTo(meaning == null ? null : meaning.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "words | 2=afval; 1=belasting, aanslag           | Belasting",
                "words | 12=afval                                | ",
                "text  | Kies 1 voor Belastingen. Kies 2 voor Afval. | Belastingen",
                "text  | Voor belastingen, toets 1. Voor afval, toets 2. | Belastingen",
                "text  | Press 1 for taxes.                      | Taxes",
                "text  | Toets 11 voor Afval.                    | ",
            })
    void aMenuWithoutSuchAFlowSaysIt(String input, String source, String meaning) {
        String given = "<zeebe:input source=\"" + source.strip() + "\" target=\"" + input.strip() + "\"/>";
        MenuChoices choices = MenuChoices.of(model("=choice != null", "Ja", given));

        assertThat(choices.meaning("Ask", "1").orElse(null)).isEqualTo(meaning == null ? null : meaning.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "geen model", "<a", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"})
    void whatIsNoModelMeansNothing(String xml) {
        assertThat(MenuChoices.of(xml).meaning("Ask", "1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "#"})
    void theOtherKeysAreKeysToo(String key) {
        MenuChoices choices = MenuChoices.of(model("=choice = \"" + key + "\"", key + " Terug", ""));

        assertThat(choices.meaning("Ask", key)).contains("Terug");
    }

    /** Two gateways behind the menu, and a loop. */
    private static String model(String condition, String name, String inputs) {
        return """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
              <process id="p"><serviceTask id="Ask" name="Leg menu voor"><extensionElements><zeebe:ioMapping>%s</zeebe:ioMapping>
                </extensionElements></serviceTask>
              <exclusiveGateway id="Chosen"/><exclusiveGateway id="What"/><serviceTask id="Find" name="Zoek aanslag"/>
              <sequenceFlow id="F1" sourceRef="Ask" targetRef="Chosen"/>
              <sequenceFlow id="F2" name="Nee" sourceRef="Chosen" targetRef="Ask"/>
              <sequenceFlow id="F3" name="Ja" sourceRef="Chosen" targetRef="What"/>
              <sequenceFlow id="F4" sourceRef="What" targetRef="Chosen"/>
              <sequenceFlow id="F5" name="%s" sourceRef="What" targetRef="Find">
                <conditionExpression>%s</conditionExpression></sequenceFlow>
              </process>
            </definitions>
            """.formatted(inputs, name, condition.replace("\"", "&quot;"));
    }

    private static String resource(String name) throws IOException {
        try (var model = MenuChoicesTests.class.getResourceAsStream(name)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
