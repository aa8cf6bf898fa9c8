package nl.balie.processes.callbackqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.balie.conformity.Requirement;
import nl.balie.processes.FlowRun;
import nl.balie.processes.Messages;
import nl.balie.processes.StepFailedException;
import nl.balie.processes.WholeModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@WholeModel("balie-callback")
final class CallbackProcessTests {
    private static final String QUEUED = "queue callback";

    private final FlowRun run = new FlowRun();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    @Requirement("2.3.16")
    void waitsForAnAgentAndThenForTheEndOfTheConversation() {
        start().later(Duration.ofHours(20));
        assertThat(run.ports.heard()).containsExactly(QUEUED);
        assertThat(run.isEnded()).isFalse();

        run.tell(Messages.AGENT_CONNECTED).later(Duration.ofHours(1));
        assertThat(run.isEnded()).isFalse();
        run.tell(Messages.CONTACT_RELEASED);

        assertThat(run.isEnded()).isTrue();
        assertThat(run.passed()).endsWith("Event_CustomerSpoken");
    }

    @Test
    @Requirement("2.3.16")
    void triesAgainAfterAPauseWhenTheCustomerIsMissed() {
        start().tell(Messages.CUSTOMER_MISSED)
                .runSteps()
                .later(Duration.ofSeconds(290))
                .runSteps();
        assertThat(run.ports.heard()).containsExactly(QUEUED);

        run.later(Duration.ofSeconds(20)).runSteps();

        assertThat(run.ports.heard()).containsExactly(QUEUED, QUEUED);
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED);
        assertThat(run.passed()).endsWith("Event_CustomerSpoken");
    }

    @Test
    @Requirement("2.3.16")
    void givesUpAfterTheLastAttempt() {
        start().tell(Messages.CUSTOMER_MISSED)
                .later(Duration.ofSeconds(310))
                .runSteps()
                .tell(Messages.CUSTOMER_MISSED)
                .runSteps();

        assertThat(run.ports.heard()).containsExactly(QUEUED, QUEUED, "give up");
        assertThat(run.passed()).endsWith("Event_NotReached");
    }

    @Test
    @Requirement("2.3.16")
    void isOfferedAQuarterOfAnHourLaterWhenTheQueueFails() {
        run.startBy(Messages.CALLBACK_REQUESTED);
        run.ports.breaksWith(new StepFailedException("de wachtrij bestaat niet"));
        run.runSteps();
        run.ports.breaksWith(null);

        run.later(Duration.ofMinutes(14)).runSteps();
        assertThat(run.ports.heard()).isEmpty();
        run.later(Duration.ofMinutes(2)).runSteps();

        assertThat(run.ports.heard()).containsExactly(QUEUED);
        assertThat(run.failed).containsExactly("de wachtrij bestaat niet");
        run.tell(Messages.AGENT_CONNECTED).tell(Messages.CONTACT_RELEASED);
        assertThat(run.pathFound())
                .containsSubsequence("Task_QueueCallback", "Event_QueueCallbackFailed", "Event_TryLater")
                .endsWith("Event_CustomerSpoken");
    }

    @Test
    void isOfferedOnceMoreWhenItCannotBeEnded() {
        start().tell(Messages.CUSTOMER_MISSED)
                .later(Duration.ofSeconds(310))
                .runSteps()
                .tell(Messages.CUSTOMER_MISSED);
        run.ports.breaksWith(new StepFailedException("het contact is er niet"));
        run.runSteps();
        run.ports.breaksWith(null);

        run.later(Duration.ofMinutes(16)).runSteps();

        assertThat(run.ports.heard()).containsExactly(QUEUED, QUEUED, QUEUED);
    }

    @Test
    void endsWithItsContact() {
        start().tell(Messages.CONTACT_ENDED).runSteps();

        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void endsWithItsContactBetweenTwoAttempts() {
        start().tell(Messages.CUSTOMER_MISSED).runSteps().tell(Messages.CONTACT_ENDED);

        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void isStartedOnceForEachContact() {
        start().startBy(Messages.CALLBACK_REQUESTED).runSteps();

        assertThat(run.ports.heard()).containsExactly(QUEUED);
    }

    private FlowRun start() {
        return run.startBy(Messages.CALLBACK_REQUESTED).runSteps();
    }
}
