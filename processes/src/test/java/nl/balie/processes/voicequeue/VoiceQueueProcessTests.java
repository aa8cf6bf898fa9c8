package nl.balie.processes.voicequeue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.balie.conformity.Requirement;
import nl.balie.processes.FlowRun;
import nl.balie.processes.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class VoiceQueueProcessTests {
    private static final String ENTERS = "enter burgerzaken of waterstad, priority 5";

    private final FlowRun run = new FlowRun();

    @AfterEach
    void close() {
        run.close();
    }

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
            run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_REQUEUED).later(Duration.ofMinutes(30));
            assertThat(run.isEnded()).isFalse();
        }

        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED);

        assertThat(run.ports.heard()).containsExactly(ENTERS);
        assertThat(run.passed()).containsOnlyOnce("Event_ContactReleased");
        assertPathIsFound();
    }

    private FlowRun start() {
        var variables = run.variables();
        variables.put("queue", "burgerzaken");
        variables.put("priority", 5);
        return run.start("balie-voice-queue", variables);
    }

    private void assertPathIsFound() {
        assertThat(run.isEnded()).isTrue();
        // the engine has no record of the flows that leave an event-based gateway
        assertThat(run.pathFound())
                .filteredOn(id -> !id.startsWith("Flow_EndOfTalk"))
                .containsExactlyElementsOf(run.passed());
    }
}
