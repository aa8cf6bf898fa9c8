package nl.balie.processes.goodbye;

import static org.assertj.core.api.Assertions.assertThat;

import nl.balie.processes.FlowRun;
import nl.balie.processes.Messages;
import nl.balie.processes.StepFailedException;
import nl.balie.processes.WholeModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@WholeModel("balie-goodbye")
final class GoodbyeProcessTests {
    private final FlowRun run = new FlowRun();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void asksTheSurveysQuestionsAndHangsUp() {
        run.ports.survey = true;

        start().runSteps();

        assertThat(run.ports.heard()).containsExactly("ask survey", "disconnect");
        assertPathIsFound();
    }

    @Test
    void hangsUpOnWhoTakesNoPart() {
        start().runSteps();

        assertThat(run.ports.heard()).containsExactly("disconnect");
        assertPathIsFound();
    }

    @Test
    void leavesOutASurveyThatFails() {
        run.ports.survey = true;
        start().runStepsBefore("ask-survey");
        run.ports.breaksWith(new StepFailedException("het onderzoek is er niet meer"));
        run.runStepsBefore("disconnect-call");
        run.ports.breaksWith(null);

        run.runSteps();

        assertThat(run.failed).containsExactly("het onderzoek is er niet meer");
        assertThat(run.ports.heard()).endsWith("disconnect");
        assertThat(run.isEnded()).isTrue();
        assertThat(run.passed()).endsWith("Event_NotAsked");
        assertThat(run.pathFound())
                .contains("Flow_AskSurveyFailed_DisconnectUnasked")
                .endsWith("Event_NotAsked");
    }

    @Test
    void whoCannotBeHungUpOnIsLeftToTheCallflowThatCalledIt() {
        run.start("balie-direct-queue", run.variables())
                .runSteps()
                .tell(Messages.AGENT_CONNECTED)
                .tell(Messages.CONTACT_RELEASED)
                .runStepsBefore("disconnect-call");
        run.ports.breaksWith(new StepFailedException("het ging mis"));

        run.runSteps();

        assertThat(run.ports.heard()).endsWith("fallback");
        assertThat(run.incidents()).isEmpty();
        assertThat(run.isEnded()).isTrue();
    }

    private FlowRun start() {
        return run.start("balie-goodbye", run.variables());
    }

    private void assertPathIsFound() {
        assertThat(run.isEnded()).isTrue();
        assertThat(run.pathFound()).containsExactlyElementsOf(run.passed());
    }
}
