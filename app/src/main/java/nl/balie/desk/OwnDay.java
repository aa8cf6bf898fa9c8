package nl.balie.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an agent did today, from the facts about him (requirement 2.5.8). The day is that of the organisation's time
 * zone; a contact belongs to the day on which he took it.
 */
@Component
class OwnDay {
    /**
     * Each activity lasts until the next one with the same contact; the last one lasts still. Facts of Balie 0.1, when an agent
     * had one contact at a time, do not say which contact he was done with.
     */
    private static final String SQL = """
            with activity as (
                select data ->> 'bezigheid' as doing, (data ->> 'contact')::uuid as contact_id, at,
                    least(lead(at) over (partition by data ->> 'contact' order by at, id),
                        min(at) filter (where data ->> 'contact' is null) over (order by at, id
                            rows between 1 following and unbounded following)) as until
                from agent_event
                where organisation_id = :organisation and user_id = :agent and type = 'ACTIVITY'
                    and at >= :from and at < :until
            ), own as (
                select contact_id, min(at) filter (where doing = 'in-gesprek') as answered_at,
                    sum(extract(epoch from coalesce(until, :now) - at)) filter (where doing = 'in-gesprek') as talk,
                    sum(extract(epoch from coalesce(until, :now) - at)) filter (where doing = 'nawerk') as wrap_up,
                    bool_or(until is null) as running
                from activity where doing in ('in-gesprek', 'nawerk')
                group by contact_id having bool_or(doing = 'in-gesprek')
            )
            select own.*, c.channel, c.direction, c.from_address, c.queue_name, c.disposition_name, c.result
            from own join contact c on c.id = own.contact_id
            order by own.answered_at desc
            """;

    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Clock clock;

    OwnDay(Tenancy tenancy, JdbcClient jdbc, Organisations organisations, Clock clock) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** The contacts that the agent took today, newest first. */
    OwnResults of(String organisation, UUID agent) {
        return tenancy.read(organisation, () -> {
            ZoneId zone = organisations.current().timeZone();
            ZonedDateTime now = clock.instant().atZone(zone);
            ZonedDateTime from = now.toLocalDate().atStartOfDay(zone);
            ZonedDateTime until = now.toLocalDate().plusDays(1).atStartOfDay(zone);
            List<OwnContact> contacts = jdbc.sql(SQL)
                    .param("organisation", organisation)
                    .param("agent", agent)
                    .param("from", utc(from))
                    .param("until", utc(until))
                    .param("now", utc(now))
                    .query((row, number) -> contact(row, zone))
                    .list();
            return OwnResults.of(contacts);
        });
    }

    private static OffsetDateTime utc(ZonedDateTime time) {
        return time.toInstant().atOffset(ZoneOffset.UTC);
    }

    private static OwnContact contact(ResultSet row, ZoneId zone) throws SQLException {
        String result = row.getString("result");
        return new OwnContact(
                row.getObject("contact_id", UUID.class),
                Contact.Channel.valueOf(row.getString("channel")),
                Contact.Direction.valueOf(row.getString("direction")),
                row.getString("from_address"),
                row.getString("queue_name"),
                row.getString("disposition_name"),
                result == null ? null : Result.valueOf(result),
                row.getObject("answered_at", OffsetDateTime.class).atZoneSameInstant(zone),
                duration(row, "talk"),
                duration(row, "wrap_up"),
                row.getBoolean("running"));
    }

    private static Duration duration(ResultSet row, String column) throws SQLException {
        return Duration.ofMillis(Math.round(row.getDouble(column) * 1000));
    }

    /**
     * One contact of the agent.
     *
     * @param talk how long he had it
     * @param wrapUp how long he wrapped it up
     * @param running whether he still does one of both
     */
    record OwnContact(
            UUID id,
            Contact.Channel channel,
            Contact.Direction direction,
            @Nullable String from,
            @Nullable String queue,
            @Nullable String disposition,
            @Nullable Result result,
            ZonedDateTime answeredAt,
            Duration talk,
            Duration wrapUp,
            boolean running) {
        public String talkText() {
            return running ? "…" : TimeText.of(talk);
        }

        public String wrapUpText() {
            return running ? "…" : TimeText.of(wrapUp);
        }
    }
}
