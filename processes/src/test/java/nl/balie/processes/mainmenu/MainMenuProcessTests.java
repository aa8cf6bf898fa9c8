package nl.balie.processes.mainmenu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.balie.conformity.Requirement;
import nl.balie.processes.DecisionPort.Calamity;
import nl.balie.processes.Messages;
import nl.balie.processes.WholeModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WholeModel("balie-main-menu")
final class MainMenuProcessTests extends FailingMenuProcessTests {
    private static final String MENU = "ask [0, 1, 2, 3] for 5 s";
    private static final String GREETING = "say Welkom bij Gemeente Waterstad.";
    private static final String NO_CHOICE =
            "say Wij hebben geen keuze ontvangen. U wordt doorverbonden met een medewerker.";

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3"})
    @Requirement(value = "2.4.2", part = "to a queue")
    void bringsEachChoiceToItsQueue(String choice) {
        run.ports.presses(choice);

        start().runSteps();

        assertThat(run.ports.heard())
                .containsExactly(
                        "answer",
                        "opening of +31990001000",
                        GREETING,
                        MENU,
                        "route of '" + choice + "' from ''",
                        "enter queue-" + choice + " of waterstad, priority 2");
        assertThat(run.isEnded()).isFalse();
    }

    @Test
    @Requirement("2.2.73")
    void leadsToTheMenuAfterTheEmergencyMessage() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "MENU", "");
        run.ports.presses("1");

        start().runSteps();

        assertThat(run.ports.heard())
                .containsExactly(
                        "answer",
                        "calamity of +31990001000",
                        "say Er is brand.",
                        "opening of +31990001000",
                        GREETING,
                        MENU,
                        "route of '1' from ''",
                        "enter queue-1 of waterstad, priority 2");
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED).runSteps();
        assertPathIsFound();
    }

    @Test
    @Requirement("2.2.73")
    void leadsToTheRegularQueueWithoutAMenuAfterTheEmergencyMessage() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "REGULAR", "");

        start().runSteps();

        assertThat(run.ports.heard())
                .containsExactly(
                        "answer",
                        "calamity of +31990001000",
                        "say Er is brand.",
                        "opening of +31990001000",
                        "route of 'null' from ''",
                        "enter queue-null of waterstad, priority 2");
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED).runSteps();
        assertPathIsFound();
    }

    @Test
    @Requirement("2.2.73")
    void followsThePresetRouteAfterTheEmergencyMessage() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "QUEUE", "Crisis");

        start().runSteps();

        assertThat(run.ports.heard()).endsWith("say Er is brand.", "enter Crisis of waterstad, priority 0");
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED).runSteps();
        assertPathIsFound();
    }

    @Test
    @Requirement("2.2.73")
    void hangsUpAfterTheEmergencyMessage() {
        run.ports.calamity = new Calamity(true, "Er is brand.", "", "DISCONNECT", "");

        start().runSteps();

        assertThat(run.ports.heard()).endsWith("say Er is brand.", "disconnect");
        assertPathIsFound();
    }

    @Test
    void hangsUpWhenTheAgentIsDone() {
        run.ports.presses("1");
        start().runSteps();

        run.tell(Messages.AGENT_CONNECTED)
                .later(Duration.ofHours(1))
                .tell(Messages.CONTACT_RELEASED)
                .runSteps();

        assertThat(run.isEnded()).isTrue();
        assertThat(run.ports.heard()).endsWith("disconnect");
        assertThat(run.passed()).endsWith("CallActivity_Goodbye", "Flow_Goodbye_CallHandled", "Event_CallHandled");
        assertThat(run.passed()).containsSubsequence("Flow_ChoiceMade_DecideRoute", "CallActivity_WaitInQueue");
        assertPathIsFound();
    }

    @Test
    @Requirement(value = "2.4.2", part = "keys")
    void saysTheMenuAgainOnZeroAsOftenAsAsked() {
        run.ports.presses("0", "0", "0", "0", "2");

        start().runSteps();

        assertThat(run.ports.heard()).containsSubsequence(MENU, MENU, MENU, MENU, MENU, "route of '2' from ''");
        assertThat(run.ports.heard()).doesNotContain(NO_CHOICE);
    }

    @Test
    void goesOnWithoutAChoiceAfterThreeTimeOuts() {
        run.ports.presses("", "", "");

        start().runSteps();

        assertThat(run.ports.heard())
                .containsExactly(
                        "answer",
                        "opening of +31990001000",
                        GREETING,
                        MENU,
                        MENU,
                        MENU,
                        NO_CHOICE,
                        "route of 'null' from ''",
                        "enter queue-null of waterstad, priority 2");
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED).runSteps();
        assertPathIsFound();
    }

    @Test
    void asksAgainAfterAWrongKey() {
        run.ports.presses("9", "#", "3");

        start().runSteps();

        assertThat(run.ports.heard()).containsSubsequence(MENU, MENU, MENU, "route of '3' from ''");
        assertThat(run.ports.heard()).doesNotContain(NO_CHOICE);
    }

    @Test
    void passesOnNoWrongKeyAsAChoice() {
        run.ports.presses("9", "", "*");

        start().runSteps();

        assertThat(run.ports.heard()).containsSubsequence(NO_CHOICE, "route of 'null' from ''");
    }

    @Test
    void countsFromTheStartAgainAfterZero() {
        run.ports.presses("", "", "0", "", "", "1");

        start().runSteps();

        assertThat(run.ports.heard()).contains("route of '1' from ''").doesNotContain(NO_CHOICE);
    }

    @Test
    void passesOnTheCallersNumber() {
        run.ports.presses("1");
        var variables = run.variables();
        variables.put("from", "+31612345678");

        run.start("balie-main-menu", variables).runSteps();

        assertThat(run.ports.heard()).contains("route of '1' from '+31612345678'");
    }

    @Test
    void saysThatItIsClosedAndHangsUp() {
        run.ports.closedMessage = "Wij zijn gesloten.";

        start().runSteps();

        assertThat(run.isEnded()).isTrue();
        assertThat(run.ports.heard())
                .containsExactly("answer", "opening of +31990001000", "say Wij zijn gesloten.", "disconnect");
        assertThat(run.passed()).contains("Flow_Onward_Goodbye");
        assertPathIsFound();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "answer-call",
                "check-calamity",
                "check-opening",
                "play-prompt",
                "ask-menu",
                "decide-route",
                "find-queue-treatment",
                "enter-queue"
            })
    void endsAtAnyStepWhenTheCallerHangsUp(String step) {
        run.ports.presses("1");
        start().runStepsBefore(step);

        run.tell(Messages.CONTACT_ENDED);

        assertThat(run.isEnded()).isTrue();
        assertThat(run.passed()).endsWith("Event_CallerHungUp");
        assertThat(run.ports.heard()).doesNotContain("disconnect");
    }

    @Test
    void endsWhenTheCallerHangsUpWhileHeHearsTheWordsBeforeConnecting() {
        run.ports.presses("", "", "");
        start().runStepsBefore("ask-menu");
        run.runStepsBefore("play-prompt");

        run.tell(Messages.CONTACT_ENDED).runSteps();

        assertThat(run.isEnded()).isTrue();
        assertThat(run.ports.heard()).doesNotContain(NO_CHOICE);
    }

    @Test
    void endsWhenTheCallerHangsUpWhileItIsClosed() {
        run.ports.closedMessage = "Wij zijn gesloten.";
        start().runStepsBefore("play-prompt");

        run.tell(Messages.CONTACT_ENDED).runSteps();

        assertThat(run.isEnded()).isTrue();
        assertThat(run.ports.heard()).doesNotContain("disconnect");
    }

    @Test
    void endsWhenTheCallerHangsUpInTheQueue() {
        run.ports.presses("1");
        start().runSteps().later(Duration.ofHours(1));
        assertThat(run.isEnded()).isFalse();

        run.tell(Messages.CONTACT_ENDED).runSteps();

        assertThat(run.isEnded()).isTrue();
        assertThat(run.passed()).endsWith("Event_CallerHungUp").doesNotContain("CallActivity_WaitInQueue");
        assertThat(run.pathFound())
                .containsSubsequence("CallActivity_WaitInQueue", "Event_ContactEnded", "Event_CallerHungUp");
    }

    @Test
    void endsWhenTheCallerHangsUpInTheCall() {
        run.ports.presses("1");
        start().runSteps().tell(Messages.AGENT_CONNECTED);

        run.tell(Messages.CONTACT_ENDED).runSteps();

        assertThat(run.isEnded()).isTrue();
        assertThat(run.passed()).endsWith("Event_CallerHungUp");
        assertThat(run.ports.heard()).doesNotContain("disconnect");
    }
}
