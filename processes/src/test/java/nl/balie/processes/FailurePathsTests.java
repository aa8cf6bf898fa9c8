package nl.balie.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Which steps have a path for when they fail. */
final class FailurePathsTests {
    private static final String ERROR = "<error id='e' errorCode='step-failed'/>";

    @Test
    void anErrorAtTheBorderOfAStepIsAPathForThatStep() {
        FailurePaths paths = of("<serviceTask id='a'/><serviceTask id='b'/>"
                + "<boundaryEvent id='x' attachedToRef='a'><errorEventDefinition errorRef='e'/></boundaryEvent>");

        assertThat(paths.has("a")).isTrue();
        assertThat(paths.has("b")).isFalse();
    }

    @Test
    void anErrorWithoutACodeCatchesAll() {
        assertThat(of("<serviceTask id='a'/>"
                                + "<boundaryEvent id='x' attachedToRef='a'><errorEventDefinition/></boundaryEvent>")
                        .has("a"))
                .isTrue();
    }

    @Test
    void anErrorOfAnotherCodeIsNoPath() {
        assertThat(of("<serviceTask id='a'/>"
                                + "<boundaryEvent id='x' attachedToRef='a'><errorEventDefinition errorRef='o'/></boundaryEvent>")
                        .has("a"))
                .isFalse();
        assertThat(of("<serviceTask id='a'/><endEvent id='x'><errorEventDefinition errorRef='e'/></endEvent>")
                        .has("a"))
                .isFalse();
    }

    @Test
    void anErrorAtASubProcessIsAPathForAllInIt() {
        FailurePaths paths = of("<subProcess id='s'><serviceTask id='a'/></subProcess><serviceTask id='b'/>"
                + "<boundaryEvent id='x' attachedToRef='s'><errorEventDefinition errorRef='e'/></boundaryEvent>");

        assertThat(paths.has("a")).isTrue();
        assertThat(paths.has("b")).isFalse();
    }

    @Test
    void aSubProcessThatBeginsWithAnErrorIsAPathForAllAroundIt() {
        FailurePaths paths = of("<serviceTask id='a'/><subProcess id='s' triggeredByEvent='true'>"
                + "<startEvent id='x'><errorEventDefinition errorRef='e'/></startEvent></subProcess>");

        assertThat(paths.has("a")).isTrue();
    }

    @Test
    void aSubProcessThatBeginsWithAnErrorIsNoPathForItself() {
        FailurePaths paths = of(
                "<subProcess id='s' triggeredByEvent='true'><serviceTask id='a'/><serviceTask id='b'/>"
                        + "<startEvent id='x'><errorEventDefinition errorRef='e'/></startEvent>"
                        + "<boundaryEvent id='y' attachedToRef='b'><errorEventDefinition errorRef='e'/></boundaryEvent></subProcess>");

        assertThat(paths.has("a")).isFalse();
        assertThat(paths.has("b")).isTrue();
    }

    @Test
    void whatIsInASubProcessThatAMessageBeganHasNoPathBesideIt() {
        FailurePaths paths = of("<subProcess id='s' triggeredByEvent='true'>"
                + "<startEvent id='x'><errorEventDefinition errorRef='e'/></startEvent></subProcess>"
                + "<subProcess id='m' triggeredByEvent='true'><serviceTask id='a'/></subProcess>");

        assertThat(paths.has("a")).isFalse();
    }

    private static FailurePaths of(String content) {
        return FailurePaths.of(("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='p'>"
                        + content + "</process>" + ERROR + "<error id='o' errorCode='other'/></definitions>")
                .getBytes(StandardCharsets.UTF_8));
    }
}
