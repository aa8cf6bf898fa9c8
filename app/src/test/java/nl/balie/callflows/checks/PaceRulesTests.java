package nl.balie.callflows.checks;

import static nl.balie.callflows.checks.CheckedModels.MENU;
import static nl.balie.callflows.checks.CheckedModels.breaks;
import static nl.balie.callflows.checks.CheckedModels.findings;
import static nl.balie.callflows.checks.CheckedModels.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one organisation's model could do to the engine that all share. */
class PaceRulesTests {
    private static final String LOOP = """
            <bpmn:exclusiveGateway id="G1" name="Rond" default="L1"/>
            <bpmn:exclusiveGateway id="G2" name="En rond" default="L2"/>
            %s
            <bpmn:sequenceFlow id="L0" sourceRef="Gateway_Onward" targetRef="G1">
              <bpmn:conditionExpression>=true</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="L2" sourceRef="G2" targetRef="G1"/>
            <bpmn:endEvent id="E9"/>
            <bpmn:sequenceFlow id="L9" sourceRef="G2" targetRef="E9">
              <bpmn:conditionExpression>=false</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            """;

    private static final String STRAIGHT = "<bpmn:sequenceFlow id=\"L1\" sourceRef=\"G1\" targetRef=\"G2\"/>";

    @Test
    void aLoopWithoutAStepThatWaits() {
        assertThat(breaks("pace.loop", with(LOOP.formatted(STRAIGHT))).name()).isEqualTo("Rond");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT2M", "P1D"})
    void aLoopThatWaitsASecondIsAllowed(String duration) {
        assertThat(findings(with(LOOP.formatted(waiting(duration))))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.001S", "P0D", "-PT1S", "=duration(&quot;PT0S&quot;)"})
    void aLoopThatMayNotWait(String duration) {
        breaks("pace.loop", with(LOOP.formatted(waiting(duration))));
    }

    @Test
    void manyAtOnce() {
        breaks(
                "pace.repeated",
                MENU.replaceFirst("(<bpmn:serviceTask [^>]*>)", "$1<bpmn:multiInstanceLoopCharacteristics/>"));
    }

    @Test
    void aTimeThatComesBackByItself() {
        assertThat(findings(with(LOOP.formatted(waiting("R/PT5S").replace("timeDuration", "timeCycle")))))
                .extracting(Finding::rule)
                .contains("pace.cycle");
    }

    @Test
    void moreThanAPersonDraws() {
        String tasks = IntStream.range(0, PaceRules.MOST_ELEMENTS)
                .mapToObj("<bpmn:task id=\"T%d\"/>"::formatted)
                .collect(Collectors.joining());
        breaks("pace.elements", with(tasks));
    }

    @Test
    void thousandsOfMessages() {
        String messages = IntStream.range(0, 8_000)
                .mapToObj("<bpmn:message id=\"M%1$d\" name=\"m%1$d\"/>"::formatted)
                .collect(Collectors.joining());
        breaks("pace.declared", MENU.replace("</bpmn:process>", "</bpmn:process>" + messages));
    }

    private static String waiting(String duration) {
        return """
                <bpmn:intermediateCatchEvent id="W"><bpmn:timerEventDefinition>
                  <bpmn:timeDuration>%s</bpmn:timeDuration>
                </bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
                <bpmn:sequenceFlow id="L1" sourceRef="G1" targetRef="W"/>
                <bpmn:sequenceFlow id="L3" sourceRef="W" targetRef="G2"/>
                """.formatted(duration.replace("&quot;", "\""));
    }
}
