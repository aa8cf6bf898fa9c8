package nl.balie.processes.mainmenu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.balie.processes.FlowRun;
import nl.balie.processes.Messages;
import nl.balie.processes.StepFailedException;
import nl.balie.processes.StepRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of callers at whose steps something goes wrong. */
abstract class FailingMenuProcessTests {
    final FlowRun run = new FlowRun();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void leavesAStepWhoseCallerHasGoneToTheMessage() {
        start().runStepsBefore("ask-menu");
        run.ports.hangsUp();

        run.runSteps();

        assertThat(run.callerGone).extracting(StepRun::elementId).containsExactly("Task_AskMenu");
        assertThat(run.incidents()).isEmpty();
        assertThat(run.isEnded()).isFalse();
        run.tell(Messages.CONTACT_ENDED);
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void triesAFailedStepAgainAfterOneAndFiveSeconds() {
        start().runStepsBefore("play-prompt");
        run.ports.breaksWith(new IllegalStateException("a thing that the caller said"));

        run.runSteps();
        run.later(Duration.ofMillis(1100)).runSteps();
        assertThat(run.failed).isEmpty();
        run.later(Duration.ofMillis(5100)).runSteps();

        assertThat(run.failed).containsExactly("onverwachte fout (IllegalStateException), zie het logboek");
    }

    @Test
    void whoseStepFailsFollowsTheFallbackOfTheNumber() {
        start().runStepsBefore("ask-menu");
        run.ports.breaksWith(new StepFailedException("de meldtekst is er niet"));

        run.runSteps();

        assertThat(run.failed).containsExactly("de meldtekst is er niet");
        assertThat(run.incidents()).isEmpty();
        assertThat(run.ports.heard()).endsWith("fallback");
        assertThat(run.isEnded()).isTrue();
        assertThat(run.pathFound())
                .containsSubsequence("Task_AskMenu", "Event_StepFailed", "Task_FollowFallback", "Event_FallbackTaken");
    }

    @Test
    void whoseQueueFailsFollowsTheFallbackOfTheNumber() {
        run.ports.presses("1");
        start().runStepsBefore("enter-queue");
        run.ports.breaksWith(new StepFailedException("de wachtrij bestaat niet"));

        run.runSteps();

        assertThat(run.failed).containsExactly("de wachtrij bestaat niet", "de wachtrij bestaat niet");
        assertThat(run.incidents()).isEmpty();
        assertThat(run.ports.heard()).endsWith("fallback");
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void aCallerWaitsWhenHeCannotBeAskedAboutRecording() {
        run.ports.recorded = true;
        run.ports.presses("1");
        start().runStepsBefore("ask-recording");
        run.ports.breaksWith(new StepFailedException("de opname is er niet"));
        run.runStepsBefore("find-queue-treatment");
        run.ports.breaksWith(null);

        run.runSteps();

        assertThat(run.failed).containsExactly("de opname is er niet");
        assertThat(run.ports.heard().getLast()).startsWith("enter queue-");
    }

    @Test
    void aSurveyThatCannotBeOfferedIsLeftOut() {
        run.ports.survey = true;
        run.ports.presses("1");
        start().runStepsBefore("offer-survey");
        run.ports.breaksWith(new StepFailedException("het onderzoek is er niet meer"));
        run.runStepsBefore("find-queue-treatment");
        run.ports.breaksWith(null);

        run.runSteps()
                .tell(Messages.AGENT_CONNECTED)
                .tell(Messages.CONTACT_RELEASED)
                .runSteps();

        assertThat(run.failed).containsExactly("het onderzoek is er niet meer");
        assertThat(run.ports.heard()).endsWith("disconnect").doesNotContain("fallback");
        assertThat(run.pathFound())
                .contains("Flow_OfferSurveyFailed_AskRecording")
                .endsWith("Event_CallHandled");
    }

    @Test
    void waitsTheFiveSecondsBeforeTheThirdTry() {
        start().runStepsBefore("play-prompt");
        run.ports.breaksWith(new IllegalStateException("broken"));
        run.runSteps();
        run.later(Duration.ofMillis(1100)).runSteps();

        run.later(Duration.ofMillis(3000)).runSteps();

        assertThat(run.failed).isEmpty();
        assertThat(run.ports.heard()).doesNotContain("fallback");
    }

    @Test
    void goesOnWhenALaterTryWorks() {
        run.ports.presses("1");
        start().runStepsBefore("play-prompt");
        run.ports.breaksWith(new IllegalStateException("broken"));
        run.runSteps();
        run.ports.breaksWith(null);

        run.later(Duration.ofMillis(1100)).runSteps();

        assertThat(run.ports.heard()).endsWith("enter queue-1 of waterstad, priority 2");
    }

    @Test
    void namesTheVariableThatIsMissing() {
        var variables = run.variables();
        variables.remove("language");
        run.start("balie-main-menu", variables).runStepsBefore("play-prompt");

        run.runSteps();

        assertThat(run.failed).containsExactly("de variabele language heeft geen waarde");
    }

    final FlowRun start() {
        return run.start("balie-main-menu", run.variables());
    }

    final void assertPathIsFound() {
        assertThat(run.isEnded()).isTrue();
        assertThat(run.pathFound()).containsExactlyElementsOf(run.passed());
    }
}
