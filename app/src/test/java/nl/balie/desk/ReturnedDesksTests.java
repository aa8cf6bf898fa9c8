package nl.balie.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import nl.balie.acd.Presence;
import nl.balie.people.SignedInUser;
import nl.balie.people.SignedOut;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.TaskScheduler;

/** Nobody is available who is not there. */
class ReturnedDesksTests extends DeskTest {
    @Autowired
    TaskScheduler clockwork;

    @Autowired
    DeskSettings settings;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void whoDoesNotComeBackAfterARestartIsNotAvailable() {
        available("fatima");
        available("joost");
        var restarted = new ReturnedDesks(
                agents, tenancy, settings, clockwork, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));
        restarted.seen(user("joost").userId());

        restarted.settle();

        assertThat(presence("fatima")).isEqualTo(Presence.UNAVAILABLE);
        assertThat(presence("joost")).isEqualTo(Presence.AVAILABLE);
    }

    @Test
    void whoChoseToBeAvailableAfterTheRestartStaysSo() {
        var restarted = new ReturnedDesks(agents, tenancy, settings, clockwork, Clock.systemUTC());
        available("fatima");

        restarted.settle();

        assertThat(presence("fatima")).isEqualTo(Presence.AVAILABLE);
    }

    @Test
    void whoIsSignedInNowhereIsSignedOutForContactsToo() {
        available("fatima");

        events.publishEvent(new SignedOut(TownHall.WATERSTAD, user("fatima").userId()));

        assertThat(presence("fatima")).isEqualTo(Presence.SIGNED_OUT);
    }

    private SignedInUser user(String username) {
        return hall.as(TownHall.WATERSTAD, username);
    }

    private void available(String username) {
        agents.present(TownHall.WATERSTAD, user(username).userId(), Presence.AVAILABLE, null);
    }

    private Presence presence(String username) {
        return agents.find(TownHall.WATERSTAD, user(username).userId())
                .orElseThrow()
                .presence();
    }
}
