package nl.balie.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.balie.acd.Presence;
import nl.balie.people.MovedClock;
import nl.balie.people.SignedInUser;
import nl.balie.people.SignedOut;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Nobody is available who is not there. */
class ReturnedDesksTests extends DeskTest {
    @Autowired
    DeskSettings settings;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void whoDoesNotComeBackAfterARestartIsNotAvailable() {
        available("fatima");
        available("joost");
        var clock = new MovedClock();
        clock.forward(Duration.ofMinutes(1));
        var restarted = restarted(clock);
        restarted.seen(user("joost").userId());
        restarted.settleWhenDue();
        assertThat(presence("fatima")).as("in time still").isEqualTo(Presence.AVAILABLE);

        clock.forward(settings.returnWithin());
        restarted.settleWhenDue();

        assertThat(presence("fatima")).isEqualTo(Presence.UNAVAILABLE);
        assertThat(presence("joost")).isEqualTo(Presence.AVAILABLE);
    }

    @Test
    void whoChoseToBeAvailableAfterTheRestartStaysSo() {
        var clock = new MovedClock();
        clock.forward(Duration.ofMinutes(-1));
        var restarted = restarted(clock);
        available("fatima");

        clock.forward(settings.returnWithin());
        restarted.settleWhenDue();

        assertThat(presence("fatima")).isEqualTo(Presence.AVAILABLE);
    }

    @Test
    void whoIsSignedInNowhereIsSignedOutForContactsToo() {
        available("fatima");

        events.publishEvent(new SignedOut(TownHall.WATERSTAD, user("fatima").userId()));

        assertThat(presence("fatima")).isEqualTo(Presence.SIGNED_OUT);
    }

    private ReturnedDesks restarted(MovedClock clock) {
        var restarted = new ReturnedDesks(agents, tenancy, settings, clock);
        restarted.ready();
        return restarted;
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
