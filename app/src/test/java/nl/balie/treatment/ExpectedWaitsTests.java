package nl.balie.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import nl.balie.acd.Place;
import nl.balie.acd.WaitingLine;
import nl.balie.audit.AuditLog;
import nl.balie.audit.Journal;
import nl.balie.conformity.Requirement;
import nl.balie.contacts.GroupHistory;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import nl.balie.people.People;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What expected waiting times are measured from: contacts that were, and agents who are, in a real database. */
class ExpectedWaitsTests {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Tenancy TENANCY = DATABASE.tenancy();
    private static final JdbcClient OWNER = JdbcClient.create(DATABASE.owner());
    private static final int WRAP_UP = 60;
    private static final AnnotationConfigApplicationContext OTHERS = new AnnotationConfigApplicationContext();

    static {
        OTHERS.registerBean(JdbcClient.class, () -> JdbcClient.create(DATABASE.app()));
        OTHERS.registerBean(Tenancy.class, () -> TENANCY);
        OTHERS.registerBean(ObjectMapper.class);
        OTHERS.register(
                WaitingLine.class,
                GroupHistory.class,
                People.class,
                Organisations.class,
                Journal.class,
                AuditLog.class);
        OTHERS.refresh();
    }

    private Instant now = Instant.parse("2026-11-27T10:30:00Z");
    private final String organisation = "waits-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID group;
    private final ExpectedWaits waits;

    ExpectedWaitsTests() {
        group = organisation(organisation);
        waits = new ExpectedWaits(
                OTHERS.getBean(WaitingLine.class),
                OTHERS.getBean(GroupHistory.class),
                OTHERS.getBean(People.class),
                OTHERS.getBean(Organisations.class),
                clock());
    }

    @AfterAll
    static void closes() {
        OTHERS.close();
    }

    @Test
    void withoutAnyHistoryAContactIsTakenForAMinuteAndAHalf() {
        assertThat(minutes(1)).isEqualTo(2);
        assertThat(minutes(4)).isEqualTo(6);
    }

    @Test
    @Requirement("2.3.7")
    void followsHowLongContactsOfTheLastHourTookWithWrapUp() {
        handled(20, Duration.ofMinutes(20), 240);

        assertThat(minutes(2)).isEqualTo(2 * (240 + WRAP_UP) / 60);
    }

    @Test
    @Requirement("2.3.7")
    void takesThoseOfThisHourOnEarlierDaysForAsFarAsTheLastHourHasTooFew() {
        handled(10, Duration.ofMinutes(20), 300 - WRAP_UP);
        handled(10, Duration.ofDays(7), 100 - WRAP_UP);

        // half of it the last hour's 300 s, half of it the 200 s that all twenty took
        assertThat(minutes(6)).isEqualTo(6 * 250 / 60);
    }

    @Test
    @Requirement("2.3.7")
    void whatHappenedBeforeMovesItWhileNothingHappensNow() {
        int unknown = minutes(3);
        now = now.plusSeconds(31);
        handled(20, Duration.ofDays(7), 600 - WRAP_UP);

        assertThat(minutes(3)).isEqualTo(30).isGreaterThan(unknown);
    }

    @Test
    @Requirement("2.3.7")
    void whatHappensNowMovesItWhileWhatHappenedBeforeStaysTheSame() {
        handled(20, Duration.ofDays(7), 600 - WRAP_UP);

        assertThat(minutes(3)).isEqualTo(30);
        assertThat(minutes(2)).as("who goes up in the line").isEqualTo(20);
        agent();
        agent();
        assertThat(minutes(3)).as("with two agents, at once").isEqualTo(15);
        handled(20, Duration.ofMinutes(20), 240 - WRAP_UP);
        now = now.plusSeconds(31);
        assertThat(minutes(3)).as("with quick talks within the last hour").isEqualTo(6);
    }

    @Test
    void takesNothingOfAnotherHourAMonthAgoOrAnotherGroup() {
        handled(20, Duration.ofDays(7).plusHours(3), 600);
        handled(20, Duration.ofDays(35), 600);
        UUID other = OWNER.sql("insert into skill_group (organisation_id, name) values (?, 'Andere') returning id")
                .param(organisation)
                .query(UUID.class)
                .single();
        contacts(organisation, other, 20, Duration.ofMinutes(20), 600);
        String neighbours = organisation + "-n";
        contacts(neighbours, organisation(neighbours), 20, Duration.ofMinutes(20), 600);

        assertThat(minutes(2)).isEqualTo(3);
    }

    @Test
    void isShorterWhenCallersGiveUpAndWhenThereAreMoreAgents() {
        handled(20, Duration.ofMinutes(20), 300 - WRAP_UP);
        int before = minutes(4);
        leftEarly(10, 60);
        now = now.plusSeconds(31);
        int withLeavers = minutes(4);
        agent();
        agent();
        int withTwo = minutes(4);

        assertThat(before).isEqualTo(20);
        assertThat(withLeavers).isLessThan(before);
        assertThat(withTwo).isLessThan(withLeavers);
    }

    @Test
    void isNeverMoreThanWhatTheCallerHeardBefore() {
        handled(20, Duration.ofMinutes(20), 300);

        assertThat(minutes(4)).isGreaterThan(3);
        assertThat(minutes(4, 3)).isEqualTo(3);
    }

    @Test
    void isMeasuredAgainAfterHalfAMinute() {
        assertThat(minutes(2)).isEqualTo(3);
        handled(20, Duration.ofMinutes(20), 300 - WRAP_UP);
        assertThat(minutes(2)).isEqualTo(3);

        now = now.plusSeconds(31);

        assertThat(minutes(2)).isEqualTo(10);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private int minutes(int position) {
        return minutes(position, null);
    }

    private int minutes(int position, @Nullable Integer before) {
        Place place = new Place(UUID.randomUUID(), group, now, position);
        return TENANCY.read(organisation, () -> waits.minutes(place, before));
    }

    private void handled(int number, Duration ago, int seconds) {
        contacts(organisation, group, number, ago, seconds);
    }

    /** So many contacts that began so long ago, waited ten seconds and were spoken with for so many. */
    private void contacts(String whose, UUID which, int number, Duration ago, int seconds) {
        OWNER.sql("""
                insert into contact (organisation_id, channel, direction, to_address, started_at, queued_at, answered_at,
                    ended_at, skill_group_id, skill_group_name, result)
                select :organisation, 'VOICE', 'INBOUND', '+31990001000', :at, :at, :at + interval '10 seconds',
                    :at + make_interval(secs => 10 + :seconds), :group, 'Team', 'HANDLED' from generate_series(1, :number)""")
                .param("organisation", whose)
                .param("group", which)
                .param("number", number)
                .param("seconds", seconds)
                .param("at", now.minus(ago).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** So many of the last minutes who hung up after so many seconds. */
    private void leftEarly(int number, int seconds) {
        OWNER.sql("""
                insert into contact (organisation_id, channel, direction, to_address, started_at, queued_at, ended_at,
                    skill_group_id, skill_group_name, result)
                select :organisation, 'VOICE', 'INBOUND', '+31990001000', :at, :at, :at + make_interval(secs => :seconds),
                    :group, 'Team', 'ABANDONED' from generate_series(1, :number)""")
                .param("organisation", organisation)
                .param("group", group)
                .param("number", number)
                .param("seconds", seconds)
                .param("at", now.minusSeconds(600).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void agent() {
        UUID agent = OWNER.sql(
                        "insert into app_user (organisation_id, username, display_name) values (?, ?, 'Agent') returning id")
                .params(organisation, "agent-" + UUID.randomUUID())
                .query(UUID.class)
                .single();
        OWNER.sql("insert into agent_skill (organisation_id, user_id, skill_group_id) values (?, ?, ?)")
                .params(organisation, agent, group)
                .update();
        OWNER.sql("insert into agent_state (user_id, organisation_id, presence, presence_since, free_since, idle_since)"
                        + " values (?, ?, 'AVAILABLE', now(), now(), now())")
                .params(agent, organisation)
                .update();
    }

    private static UUID organisation(String id) {
        OWNER.sql("insert into organisation (id, name, wrap_up_seconds) values (?, 'Gemeente', ?)")
                .params(id, WRAP_UP)
                .update();
        return OWNER.sql("insert into skill_group (organisation_id, name) values (?, 'Team') returning id")
                .param(id)
                .query(UUID.class)
                .single();
    }
}
