package nl.balie.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import nl.balie.acd.AgentFacts;
import nl.balie.conformity.Requirement;
import nl.balie.contacts.Result;
import nl.balie.desk.OwnDay.OwnContact;
import nl.balie.tenants.Organisations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OwnDayTests extends DeskTest {
    private static final String ORGANISATION = TownHall.WATERSTAD;
    /** 00:30 in the Netherlands, where the day has just begun. */
    private static final Instant NIGHT = Instant.parse("2026-11-21T23:30:00Z");

    @Autowired
    Organisations organisations;

    @Autowired
    AgentFacts facts;

    private UUID agent;

    @BeforeEach
    void agent() {
        agent = tenancy.in(
                ORGANISATION,
                () -> jdbc.sql(
                                "insert into app_user (organisation_id, username, display_name)"
                                        + " values ('waterstad', 'dag-' || replace(uuidv7()::text, '-', ''), 'Dag') returning id")
                        .query(UUID.class)
                        .single());
    }

    @Test
    @Requirement(value = "2.5.8", part = "telephone")
    void addsUpNumbersTypesAndTimesOfToday() {
        served("Belastingen", NIGHT, 100, 20, Result.HANDLED);
        served("Belastingen", NIGHT.plusSeconds(600), 200, 40, Result.HANDLED);
        served("Burgerzaken", NIGHT.plusSeconds(1200), 60, 0, Result.FAILED);

        OwnResults day = at(NIGHT.plusSeconds(3600));

        assertThat(day.total().number()).isEqualTo(3);
        assertThat(day.total().talk()).isEqualTo(Duration.ofSeconds(120));
        assertThat(day.total().wrapUp()).isEqualTo(Duration.ofSeconds(20));
        assertThat(day.total().handling()).isEqualTo(Duration.ofSeconds(140));
        assertThat(day.kinds())
                .extracting(
                        OwnResults.Line::queue,
                        OwnResults.Line::result,
                        line -> line.figures().number())
                .containsExactly(tuple("Belastingen", Result.HANDLED, 2), tuple("Burgerzaken", Result.FAILED, 1));
        assertThat(day.contacts())
                .extracting(OwnContact::talk, OwnContact::wrapUp, OwnContact::running)
                .containsExactly(
                        tuple(Duration.ofSeconds(60), Duration.ZERO, false),
                        tuple(Duration.ofSeconds(200), Duration.ofSeconds(40), false),
                        tuple(Duration.ofSeconds(100), Duration.ofSeconds(20), false));
        assertThat(day.contacts().getLast().answeredAt().toLocalTime()).isEqualTo(LocalTime.of(0, 30));
    }

    @Test
    void theDayBeginsAtMidnightOfTheOrganisation() {
        Instant yesterday = NIGHT.minusSeconds(3600);
        served("Belastingen", yesterday, 60, 10, Result.HANDLED);
        served("Belastingen", NIGHT, 60, 10, Result.HANDLED);

        assertThat(at(NIGHT.plusSeconds(3600)).contacts()).hasSize(1);
        assertThat(at(yesterday.plusSeconds(600)).contacts()).hasSize(1);
    }

    @Test
    void aRunningConversationCountsInTheNumberAndNotInTheAverage() {
        served("Belastingen", NIGHT, 100, 20, Result.HANDLED);
        UUID contact = contact("Belastingen", NIGHT.plusSeconds(300), null);
        fact(NIGHT.plusSeconds(300), "IN_CONTACT", contact);

        OwnResults day = at(NIGHT.plusSeconds(360));

        assertThat(day.total().number()).isEqualTo(2);
        assertThat(day.total().talk()).isEqualTo(Duration.ofSeconds(100));
        assertThat(day.contacts().getFirst().talk()).isEqualTo(Duration.ofSeconds(60));
        assertThat(day.contacts().getFirst().running()).isTrue();
    }

    @Test
    void anOfferThatWasNotTakenIsNoContact() {
        UUID contact = contact("Belastingen", NIGHT, Result.ABANDONED);
        fact(NIGHT, "OFFERED", contact);
        fact(NIGHT.plusSeconds(20), "IDLE", contact);

        assertThat(at(NIGHT.plusSeconds(60)).contacts()).isEmpty();
        assertThat(at(NIGHT.plusSeconds(60)).total().talk()).isNull();
    }

    private OwnResults at(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new OwnDay(tenancy, facts, contacts, organisations, clock).of(ORGANISATION, agent);
    }

    private void served(String queue, Instant from, int talk, int wrapUp, Result result) {
        UUID contact = contact(queue, from, result);
        fact(from.minusSeconds(5), "OFFERED", contact);
        fact(from, "IN_CONTACT", contact);
        if (wrapUp > 0) {
            fact(from.plusSeconds(talk), "WRAP_UP", contact);
        }
        fact(from.plusSeconds(talk + wrapUp), "IDLE", contact);
    }

    private UUID contact(String queue, Instant from, @org.jspecify.annotations.Nullable Result result) {
        return tenancy.in(
                ORGANISATION,
                () -> jdbc.sql("""
                        insert into contact (organisation_id, channel, direction, from_address, to_address, started_at,
                            queue_name, ended_at, result)
                        values ('waterstad', 'VOICE', 'INBOUND', '+31612345678', '+31990001000', :from, :queue,
                            case when cast(:result as text) is null then null else cast(:from as timestamptz) end, :result)
                        returning id
                        """)
                        .param("from", utc(from))
                        .param("queue", queue)
                        .param("result", result == null ? null : result.name())
                        .query(UUID.class)
                        .single());
    }

    private void fact(Instant at, String activity, @org.jspecify.annotations.Nullable UUID contact) {
        tenancy.in(ORGANISATION, () -> {
            jdbc.sql(
                            "insert into agent_event (organisation_id, user_id, at, type, data) values ('waterstad', :agent, :at,"
                                    + " 'ACTIVITY', jsonb_strip_nulls(jsonb_build_object('activity', cast(:activity as text),"
                                    + " 'contact', cast(:contact as text))))")
                    .param("agent", agent)
                    .param("at", utc(at))
                    .param("activity", activity)
                    .param("contact", contact == null ? null : contact.toString())
                    .update();
        });
    }

    private static java.time.OffsetDateTime utc(Instant at) {
        return ZonedDateTime.ofInstant(at, ZoneOffset.UTC).toOffsetDateTime();
    }
}
