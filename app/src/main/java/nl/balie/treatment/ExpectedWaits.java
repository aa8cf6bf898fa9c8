package nl.balie.treatment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.balie.acd.Place;
import nl.balie.acd.WaitingLine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<UUID, Pace> paces = new ConcurrentHashMap<>();

    ExpectedWaits(WaitingLine line, JdbcClient jdbc, Clock clock) {
        this.line = line;
        this.jdbc = jdbc;
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
        return jdbc.sql("""
                select count(*) filter (where recent and answered_at is not null) as recent,
                    coalesce(avg(handling) filter (where recent), 0) as recent_handling,
                    avg(handling) as handling,
                    count(*) filter (where answered_at is null) as left_early,
                    sum(extract(epoch from coalesce(answered_at, ended_at) - queued_at)) as waited
                from (
                    select c.queued_at, c.answered_at, c.ended_at, c.started_at > :now - interval '1 hour' as recent,
                        extract(epoch from c.ended_at - c.answered_at) + coalesce(u.wrap_up_seconds, o.wrap_up_seconds)
                            as handling
                    from contact c join organisation o on o.id = c.organisation_id
                        left join app_user u on u.id = c.agent_id
                    where c.organisation_id = current_setting('balie.organisation')
                        and c.skill_group_id = :group and c.ended_at is not null and c.queued_at is not null
                        and c.started_at > :now - interval '28 days'
                        and (c.started_at > :now - interval '1 hour'
                            or extract(hour from c.started_at) = extract(hour from cast(:now as timestamptz)))) done
                """)
                .param("group", skillGroup)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    int recent = row.getInt("recent");
                    double all = row.getDouble("handling");
                    boolean known = !row.wasNull();
                    double seconds = known
                            ? weighed(recent, row.getDouble("recent_handling"), all)
                            : UNKNOWN_HANDLING.toSeconds();
                    double waited = row.getDouble("waited");
                    double leaves = waited > 0 ? row.getInt("left_early") / waited : 0;
                    return new Pace(now, Duration.ofMillis(Math.round(seconds * 1000)), leaves);
                })
                .single();
    }

    private static double weighed(int recent, double recentHandling, double handling) {
        double weight = Math.min(1, (double) recent / ENOUGH);
        return weight * recentHandling + (1 - weight) * handling;
    }

    private record Pace(Instant at, Duration handling, double leavesPerSecond) {}
}
