package nl.balie.treatment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.balie.acd.Place;
import nl.balie.acd.WaitingLine;
import nl.balie.contacts.GroupHistory;
import nl.balie.contacts.GroupHistory.Share;
import nl.balie.people.Agent;
import nl.balie.people.People;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Expected waiting times from what happens now and what happened before (requirement 2.3.7): the line and the agents of this
 * moment, the last hour's handling times, and those of four weeks at this hour for as far as the last hour has too few.
 */
@Component
public class ExpectedWaits {
    /** How many contacts of the last hour make those of before count no more. */
    private static final int ENOUGH = 20;

    /** Of a skill group that has no history, as Genesys' StatServer takes it (field notes 3.4). */
    private static final Duration UNKNOWN_HANDLING = Duration.ofSeconds(90);

    /** Figures of a group are looked up at most this often, since hundreds may ask at once. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final WaitingLine line;
    private final GroupHistory history;
    private final People people;
    private final Organisations organisations;
    private final Clock clock;
    private final Map<UUID, Pace> paces = new ConcurrentHashMap<>();

    ExpectedWaits(WaitingLine line, GroupHistory history, People people, Organisations organisations, Clock clock) {
        this.line = line;
        this.history = history;
        this.people = people;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * How long it takes until an agent is there; within {@link nl.balie.database.Tenancy}.
     *
     * @param before what the caller heard earlier, in minutes; null when nothing
     * @return whole minutes, rounded up, never more than before
     */
    public int minutes(Place place, @Nullable Integer before) {
        Pace pace = pace(place.skillGroupId());
        Duration expected = ExpectedWait.of(
                place.position(), line.agents(place.skillGroupId()), pace.handling, pace.leavesPerSecond);
        return ExpectedWait.minutes(expected, before);
    }

    private Pace pace(UUID skillGroup) {
        Instant now = clock.instant();
        Pace known = paces.get(skillGroup);
        if (known != null && known.at.plus(FRESH).isAfter(now)) {
            return known;
        }
        Pace pace = measure(skillGroup, now);
        paces.put(skillGroup, pace);
        return pace;
    }

    private Pace measure(UUID skillGroup, Instant now) {
        List<Share> shares = history.of(skillGroup, now);
        Map<UUID, Agent> agents = people.of(
                shares.stream().map(Share::agent).filter(Objects::nonNull).toList());
        Duration usual = organisations.current().wrapUp();
        int answered = 0;
        int recent = 0;
        int left = 0;
        double handling = 0;
        double recentHandling = 0;
        double waited = 0;
        for (Share share : shares) {
            Agent agent = share.agent() == null ? null : agents.get(share.agent());
            Duration own = agent == null ? null : agent.wrapUp();
            long wrapUp = (own == null ? usual : own).toSeconds();
            answered += share.answered();
            recent += share.recent();
            left += share.leftEarly();
            handling += share.talk() + share.answered() * wrapUp;
            recentHandling += share.recentTalk() + share.recent() * wrapUp;
            waited += share.waited();
        }
        double seconds = answered == 0
                ? UNKNOWN_HANDLING.toSeconds()
                : weighed(recent, recent == 0 ? 0 : recentHandling / recent, handling / answered);
        return new Pace(now, Duration.ofMillis(Math.round(seconds * 1000)), waited > 0 ? left / waited : 0);
    }

    private static double weighed(int recent, double recentHandling, double handling) {
        double weight = Math.min(1, (double) recent / ENOUGH);
        return weight * recentHandling + (1 - weight) * handling;
    }

    private record Pace(Instant at, Duration handling, double leavesPerSecond) {}
}
