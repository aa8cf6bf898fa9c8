package nl.balie.processes.controlline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.balie.conformity.Requirement;
import nl.balie.processes.FlowRun;
import nl.balie.processes.Messages;
import nl.balie.processes.StepFailedException;
import nl.balie.processes.WholeModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WholeModel("balie-control-line")
final class ControlLineProcessTests {
    private static final String NUMBER = "+31990001000";
    private static final String SUBJECT = "ask [1, 2] for 8 s";
    private static final String MENU = "ask [1, 2, 3, 4] for 8 s";

    private final FlowRun run = new FlowRun();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    @Requirement({"2.2.72", "2.2.75"})
    void recordsAMessageAndSwitchesOnAndOff() {
        run.ports.numbers.add(NUMBER);
        run.ports.presses("1", "3", "1", "2", "", "9", "");

        start().runSteps();

        assertThat(run.ports.heard())
                .containsExactly(
                        "answer",
                        "sign in",
                        SUBJECT,
                        "choose number",
                        MENU,
                        "record message of " + NUMBER,
                        MENU,
                        "calamity of " + NUMBER + " on",
                        MENU,
                        "calamity of " + NUMBER + " off",
                        MENU,
                        MENU,
                        MENU,
                        "disconnect");
        assertThat(run.isEnded()).isTrue();
        assertThat(run.pathFound()).endsWith("Event_CallHandled");
    }

    @Test
    void goesToAnotherNumber() {
        run.ports.numbers.add(NUMBER);
        run.ports.numbers.add("+31990001001");
        run.ports.presses("1", "4", "1", "", "", "");

        start().runSteps();

        assertThat(run.ports.heard()).contains("calamity of +31990001001 on").endsWith("disconnect");
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    @Requirement("2.4.3")
    void recordsAPromptAndComesBackToTheSubjects() {
        run.ports.presses("2", "", "", "");

        start().runSteps();

        assertThat(run.ports.heard())
                .containsExactly(
                        "answer", "sign in", SUBJECT, "record prompt", SUBJECT, SUBJECT, SUBJECT, "disconnect");
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void whoIsNotKnownIsSentAway() {
        run.ports.signsIn = false;

        start().runSteps();

        assertThat(run.ports.heard()).containsExactly("answer", "sign in", "disconnect");
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void whoChoosesNoNumberIsSentAway() {
        run.ports.presses("1");

        start().runSteps();

        assertThat(run.ports.heard()).containsExactly("answer", "sign in", SUBJECT, "choose number", "disconnect");
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void whoseStepFailsHearsSoAndGoesOn() {
        run.ports.numbers.add(NUMBER);
        run.ports.presses("1", "1", "", "", "");
        start().runStepsBefore("turn-calamity");
        run.ports.breaksWith(new StepFailedException("het nummer is er niet meer"));
        run.runStepsBefore("play-prompt");
        run.ports.breaksWith(null);

        run.runSteps();

        assertThat(run.failed).containsExactly("het nummer is er niet meer");
        assertThat(run.incidents()).isEmpty();
        assertThat(run.ports.heard())
                .containsSubsequence("say Dat is niet gelukt.", MENU)
                .endsWith("disconnect");
        assertThat(run.isEnded()).isTrue();
        assertThat(run.pathFound())
                .containsSubsequence("Task_TurnOn", "Event_TurnOnFailed", "Task_SayFailed", "Task_AskMenu");
    }

    @ParameterizedTest
    @CsvSource({"2, turn-calamity, Event_TurnOffFailed", "3, record-calamity-message, Event_RecordMessageFailed"})
    void whoseChoiceFailsHearsSoAndChoosesAgain(String key, String step, String path) {
        run.ports.numbers.add(NUMBER);
        run.ports.presses("1", key, "", "", "");
        start().runStepsBefore(step);
        run.ports.breaksWith(new StepFailedException("het nummer is er niet meer"));
        run.runStepsBefore("play-prompt");
        run.ports.breaksWith(null);

        run.runSteps();

        assertThat(run.passed()).contains(path).endsWith("Event_CallHandled");
        assertThat(run.ports.heard()).containsSubsequence("say Dat is niet gelukt.", MENU);
    }

    @Test
    void hearsThatItIsOutOfOrderWhenAnyOtherStepFails() {
        start().runStepsBefore("sign-in-by-phone");
        run.ports.breaksWith(new StepFailedException("de codes zijn niet te lezen"));
        run.runStepsBefore("play-prompt");
        run.ports.breaksWith(null);

        run.runSteps();

        assertThat(run.failed).containsExactly("de codes zijn niet te lezen");
        assertThat(run.ports.heard())
                .containsExactly("answer", "say Er ging iets mis. Probeert u het later opnieuw.", "disconnect");
        assertThat(run.pathFound())
                .containsSubsequence("Task_SignIn", "Event_StepFailed", "Task_SayFailedAtAll", "Event_FailureTold");
    }

    @Test
    void aFailureOnThePathOfAFailureStandsStillForAnAdministrator() {
        start().runStepsBefore("sign-in-by-phone");
        run.ports.breaksWith(new StepFailedException("er is geen telefonie"));

        run.runSteps();
        run.later(Duration.ofMillis(1100)).runSteps();
        run.later(Duration.ofMillis(5100)).runSteps();

        assertThat(run.incidents()).containsExactly("Stap play-prompt is mislukt: er is geen telefonie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "answer-call",
                "sign-in-by-phone",
                "ask-menu",
                "record-prompt",
                "choose-calamity-number",
                "record-calamity-message",
                "turn-calamity",
                "disconnect-call"
            })
    void endsAtAnyStepWhenTheCallerHangsUp(String step) {
        run.ports.numbers.add(NUMBER);
        run.ports.presses("2", "1", "3", "1", "", "", "");
        start().runStepsBefore(step);

        run.tell(Messages.CONTACT_ENDED);

        assertThat(run.isEnded()).isTrue();
        assertThat(run.ports.heard()).doesNotContain("disconnect");
    }

    private FlowRun start() {
        return run.start("balie-control-line", run.variables());
    }
}
