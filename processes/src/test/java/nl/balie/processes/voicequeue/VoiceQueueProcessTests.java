package nl.balie.processes.voicequeue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.balie.conformity.Requirement;
import nl.balie.processes.FakePorts;
import nl.balie.processes.Messages;
import nl.balie.processes.QueuePort.Elsewhere;
import nl.balie.processes.QueuePort.Moment;
import nl.balie.processes.StepFailedException;
import nl.balie.processes.WholeModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WholeModel("balie-voice-queue")
final class VoiceQueueProcessTests extends ElsewhereProcessTests {
    @Test
    @Requirement("2.3.3")
    void saysTheQueuesGreetingBeforeTheCallerEntersIt() {
        run.ports.queueGreeting = "U wordt zo geholpen.";

        start().runSteps();

        assertThat(run.ports.heard()).containsExactly("say U wordt zo geholpen.", ENTERS);
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED);
        assertPathIsFound();
    }

    @Test
    void entersTheQueueAtOnceWhenItHasNoGreeting() {
        start().runSteps();

        assertThat(run.ports.heard()).containsExactly(ENTERS);
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED);
        assertPathIsFound();
    }

    @Test
    void waitsForTheAgentHoweverLongItTakes() {
        start().runSteps();

        run.later(Duration.ofHours(8));

        assertThat(run.isEnded()).isFalse();
    }

    @Test
    void takesAnAgentThatWasFasterThanTheEngine() {
        start().runStepsBefore("enter-queue");

        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED).runSteps();

        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void staysWithTheAgentUntilTheContactIsReleased() {
        start().runSteps().tell(Messages.AGENT_CONNECTED).later(Duration.ofHours(2));
        assertThat(run.isEnded()).isFalse();

        run.tell(Messages.CONTACT_RELEASED);

        assertThat(run.isEnded()).isTrue();
    }

    @Test
    @Requirement("2.4.11")
    void waitsForTheNextAgentAsOftenAsAnAgentPutsTheCallerBack() {
        start().runSteps();
        for (int again = 0; again < 2; again++) {
            run.tell(Messages.AGENT_CONNECTED)
                    .tell(Messages.CONTACT_REQUEUED)
                    .runSteps()
                    .later(Duration.ofMinutes(30));
            assertThat(run.isEnded()).isFalse();
        }

        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED);

        assertThat(run.ports.heard()).containsExactly(ENTERS, ENTERS, ENTERS);
        assertThat(run.passed()).containsOnlyOnce("Event_ContactReleased");
        assertPathIsFound();
    }

    @Test
    @Requirement("2.3.8")
    void playsTemporaryMessagesAfterTheGreeting() {
        run.ports.queueGreeting = "Goedemorgen.";
        run.ports.extraPrompts = "Storing website, Drukte";

        start().runSteps();

        assertThat(run.ports.heard())
                .containsExactly("say Goedemorgen.", "say [Storing website, Drukte] or Goedemorgen.", ENTERS);
    }

    @Test
    @Requirement({"2.3.4", "2.3.6", "2.3.7"})
    void speaksToTheWaitingCallerAtTheMomentsThatAreChosen() {
        run.ports.moments.add(new Moment(20, 20, false));
        run.ports.moments.add(new Moment(60, 36, false));

        start().runSteps().later(Duration.ofSeconds(19)).runSteps();
        assertThat(run.ports.heard()).containsExactly(ENTERS);
        run.later(Duration.ofSeconds(2)).runSteps();
        assertThat(run.ports.heard()).containsExactly(ENTERS, "announce 20, before null");
        run.later(Duration.ofSeconds(37)).runSteps();

        assertThat(run.ports.heard()).containsExactly(ENTERS, "announce 20, before null", "announce 60, before 9");
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED);
        assertPathIsFound();
    }

    @Test
    void goesToTheAgentWhoCameWhileTheCallerWasSpokenTo() {
        run.ports.moments.add(new Moment(20, 20, false));
        start().runSteps().later(Duration.ofSeconds(21));

        run.tell(Messages.AGENT_CONNECTED).runSteps().tell(Messages.CONTACT_RELEASED);

        assertThat(run.ports.heard()).containsExactly(ENTERS, "announce 20, before null");
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    @Requirement("2.2.74")
    void tellsWhoWaitsOfACalamityAsOftenAsThereIsOne() {
        run.ports.moments.add(new Moment(600, 600, false));
        run.ports.moments.add(new Moment(600, 500, false));

        start().runSteps()
                .signal(FakePorts.SIGNAL)
                .runSteps()
                .signal(FakePorts.SIGNAL)
                .runSteps();

        assertThat(run.ports.heard()).containsExactly(ENTERS, "warn 600", "warn 600");
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED);
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    @Requirement("2.2.74")
    void sendsWhoWaitsToAPresetRouteInACalamity() {
        run.ports.leaves.add(new Elsewhere("QUEUE", "belastingen", ""));

        start().runSteps().signal(FakePorts.SIGNAL).runSteps();

        assertThat(run.ports.heard())
                .containsExactly(
                        ENTERS, "warn 86400", "divert to belastingen", "enter belastingen of waterstad, priority 5");
    }

    @Test
    @Requirement("2.2.74")
    void disconnectsWhoWaitsInACalamity() {
        run.ports.leaves.add(new Elsewhere("DISCONNECT", "", ""));

        start().runSteps().signal("another-signal").runSteps();
        assertThat(run.isEnded()).isFalse();
        run.signal(FakePorts.SIGNAL).runSteps();

        assertThat(run.isEnded()).isTrue();
        assertThat(run.passed()).endsWith("Event_Refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"find-queue-treatment", "play-prompt", "announce-waiting"})
    void whoseStepFailsWaitsOnWithoutMessages(String step) {
        run.ports.queueGreeting = "U wordt zo geholpen.";
        run.ports.moments.add(new Moment(30, 30, false));
        run.ports.moments.add(new Moment(60, 30, false));
        start();
        if (step.equals("announce-waiting")) {
            run.runSteps().later(Duration.ofSeconds(31));
        }
        run.runStepsBefore(step);
        run.ports.breaksWith(new StepFailedException("de wachtmelding is er niet"));
        run.runStepsBefore("enter-queue");
        run.ports.breaksWith(null);

        run.runSteps().later(Duration.ofHours(1)).runSteps();

        assertThat(run.failed).containsExactly("de wachtmelding is er niet");
        assertThat(run.ports.heard()).endsWith(ENTERS);
        assertThat(run.isEnded()).isFalse();
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED);
        assertThat(run.passed()).endsWith("Event_UntreatedQueueLeft");
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    @Requirement("2.2.74")
    void whoWaitsOnWithoutMessagesHearsOfACalamity() {
        start().runStepsBefore("find-queue-treatment");
        run.ports.breaksWith(new StepFailedException("de behandeling is er niet"));
        run.runStepsBefore("enter-queue");
        run.ports.breaksWith(null);
        run.runSteps();

        run.signal(FakePorts.SIGNAL).runSteps();

        assertThat(run.ports.heard()).endsWith(ENTERS, "warn 86400");
    }

    @Test
    void leavesTheCallerToTheCallflowWhenEvenThatFails() {
        run.start("balie-direct-queue", run.variables()).runStepsBefore("enter-queue");
        run.ports.breaksWith(new StepFailedException("de wachtrij bestaat niet"));

        run.runSteps();

        assertThat(run.failed).containsExactly("de wachtrij bestaat niet", "de wachtrij bestaat niet");
        assertThat(run.ports.heard()).endsWith("fallback");
        assertThat(run.incidents()).isEmpty();
        assertThat(run.isEnded()).isTrue();
    }
}
