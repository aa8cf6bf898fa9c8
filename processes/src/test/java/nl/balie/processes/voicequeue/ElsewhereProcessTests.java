package nl.balie.processes.voicequeue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.balie.conformity.Requirement;
import nl.balie.processes.FlowRun;
import nl.balie.processes.Messages;
import nl.balie.processes.QueuePort.Elsewhere;
import nl.balie.processes.QueuePort.Moment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where callers go that do not wait, or no longer. */
abstract class ElsewhereProcessTests {
    static final String ENTERS = "enter burgerzaken of waterstad, priority 5";

    final FlowRun run = new FlowRun();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    @Requirement("2.3.11")
    void keepsTheCallerInTheQueueWhoChoosesToStay() {
        run.ports.moments.add(new Moment(120, 120, true));

        start().runSteps().later(Duration.ofSeconds(121)).runSteps();

        assertThat(run.ports.heard()).containsExactly(ENTERS, "offer 120");
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED);
        assertPathIsFound();
    }

    @Test
    @Requirement("2.3.11")
    void sendsTheCallerToAnotherQueueWhoChoosesThat() {
        run.ports.moments.add(new Moment(120, 120, true));
        run.ports.leaves.add(new Elsewhere("QUEUE", "belastingen", ""));
        // full, but nobody is sent on twice
        run.ports.full.put("belastingen", new Elsewhere("DISCONNECT", "", ""));

        start().runSteps().later(Duration.ofSeconds(121)).runSteps();

        assertThat(run.ports.heard())
                .containsExactly(
                        ENTERS, "offer 120", "divert to belastingen", "enter belastingen of waterstad, priority 5");
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED);
        assertPathIsFound();
    }

    @Test
    @Requirement("2.3.11")
    void connectsTheCallerOutsideWhoChoosesThat() {
        run.ports.moments.add(new Moment(120, 120, true));
        run.ports.leaves.add(new Elsewhere("EXTERNAL", "", "+31201234567"));

        start().runSteps().later(Duration.ofSeconds(121)).runSteps();

        assertThat(run.ports.heard()).containsExactly(ENTERS, "offer 120", "transfer to +31201234567");
        assertThat(run.isEnded()).isFalse();
        run.tell(Messages.CONTACT_RELEASED);
        assertPathIsFound();
    }

    @Test
    @Requirement("2.3.11")
    void waitsAgainWhenNobodyAnswersOutside() {
        run.ports.moments.add(new Moment(120, 120, true));
        run.ports.leaves.add(new Elsewhere("EXTERNAL", "", "+31201234567"));
        run.ports.answeredOutside = false;

        start().runSteps().later(Duration.ofSeconds(121)).runSteps();

        assertThat(run.ports.heard())
                .containsExactly(
                        ENTERS,
                        "offer 120",
                        "transfer to +31201234567",
                        "say Er wordt op dit moment niet opgenomen. U wacht nu op een medewerker.",
                        ENTERS);
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED);
        assertPathIsFound();
    }

    @Test
    @Requirement("2.3.10")
    void saysThatTheQueueIsFullAndStillLetsTheCallerWait() {
        run.ports.queueGreeting = "Goedemorgen.";
        run.ports.full.put("burgerzaken", Elsewhere.WAIT);

        start().runSteps();

        assertThat(run.ports.heard()).containsExactly("say burgerzaken is vol.", "say Goedemorgen.", ENTERS);
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED);
        assertPathIsFound();
    }

    @Test
    @Requirement("2.3.9")
    void sendsTheCallerOnceToAnotherQueueWhenTheQueueIsFull() {
        run.ports.full.put("burgerzaken", new Elsewhere("QUEUE", "belastingen", ""));
        run.ports.full.put("belastingen", new Elsewhere("QUEUE", "burgerzaken", ""));

        start().runSteps();

        assertThat(run.ports.heard())
                .containsExactly(
                        "say burgerzaken is vol.",
                        "divert to belastingen",
                        "enter belastingen of waterstad, priority 5");
    }

    @Test
    @Requirement("2.3.9")
    void endsWhenTheQueueIsFullAndCallersAreRefused() {
        run.ports.full.put("burgerzaken", new Elsewhere("DISCONNECT", "", ""));

        start().runSteps();

        assertThat(run.ports.heard()).containsExactly("say burgerzaken is vol.");
        assertThat(run.isEnded()).isTrue();
        assertThat(run.passed()).endsWith("Event_Refused");
    }

    @Test
    @Requirement("2.3.16")
    void makesACallbackForTheCallerWhoChoosesThat() {
        run.ports.moments.add(new Moment(120, 120, true));
        run.ports.leaves.add(new Elsewhere("CALLBACK", "", ""));
        run.ports.callbackNumber = "+31612345678";

        start().runSteps().later(Duration.ofSeconds(121)).runSteps();

        assertThat(run.ports.heard())
                .containsExactly(
                        ENTERS, "offer 120", "ask number", "callback of +31612345678 in burgerzaken, priority 5");
        assertThat(run.passed()).endsWith("Event_CallbackRequested");
        assertPathIsFound();
    }

    @Test
    @Requirement("2.3.16")
    void letsTheCallerWaitWhoGivesNoNumber() {
        run.ports.moments.add(new Moment(120, 120, true));
        run.ports.leaves.add(new Elsewhere("CALLBACK", "", ""));

        start().runSteps().later(Duration.ofSeconds(121)).runSteps();

        assertThat(run.ports.heard()).containsExactly(ENTERS, "offer 120", "ask number", ENTERS);
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED);
        assertPathIsFound();
    }

    @Test
    @Requirement("2.3.15")
    void recordsAMessageOfTheCallerWhoChoosesThat() {
        run.ports.moments.add(new Moment(120, 120, true));
        run.ports.leaves.add(new Elsewhere("VOICEMAIL", "", ""));

        start().runSteps().later(Duration.ofSeconds(121)).runSteps();

        assertThat(run.ports.heard()).containsExactly(ENTERS, "offer 120", "record for burgerzaken");
        assertThat(run.passed()).endsWith("Event_VoicemailLeft");
    }

    @Test
    @Requirement("2.3.15")
    void letsTheCallerWaitWhoSaysNothing() {
        run.ports.moments.add(new Moment(120, 120, true));
        run.ports.leaves.add(new Elsewhere("VOICEMAIL", "", ""));
        run.ports.speaks = false;

        start().runSteps().later(Duration.ofSeconds(121)).runSteps();

        assertThat(run.ports.heard()).containsExactly(ENTERS, "offer 120", "record for burgerzaken", ENTERS);
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED);
        assertPathIsFound();
    }

    @Test
    @Requirement("2.3.9")
    void recordsAMessageWhenTheQueueIsFull() {
        run.ports.full.put("burgerzaken", new Elsewhere("VOICEMAIL", "", ""));

        start().runSteps();

        assertThat(run.ports.heard()).containsExactly("say burgerzaken is vol.", "record for burgerzaken");
        assertThat(run.passed()).endsWith("Event_VoicemailLeft");
    }

    final FlowRun start() {
        var variables = run.variables();
        variables.put("queue", "burgerzaken");
        variables.put("priority", 5);
        return run.start("balie-voice-queue", variables);
    }

    final void assertPathIsFound() {
        assertThat(run.isEnded()).isTrue();
        // the engine has no record of the flows that leave an event-based gateway
        assertThat(run.pathFound())
                .filteredOn(id -> !id.startsWith("Flow_EndOfTalk") && !id.startsWith("Flow_Next"))
                .containsExactlyElementsOf(run.passed());
    }
}
