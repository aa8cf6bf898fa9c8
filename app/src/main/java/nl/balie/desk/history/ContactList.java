package nl.balie.desk.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.balie.calls.CallRecords;
import nl.balie.calls.CallRecords.TalkTime;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contact.Direction;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.desk.TimeText;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of contacts, newest first, with what its page filters on. */
@Component
class ContactList {
    static final int PAGE_SIZE = 50;

    private static final String SQL = """
            select id, channel, direction, from_address, to_address, started_at, queued_at, answered_at, ended_at,
                queue_name, agent_name, disposition_name, result
            from contact
            where organisation_id = :organisation
                and (cast(:agent as uuid) is null or agent_id = :agent)
                and (cast(:channel as text) is null or channel = :channel)
                and (cast(:result as text) is null or result = :result)
                and (not :running or ended_at is null)
                and (cast(:from as timestamptz) is null or started_at >= :from)
                and (cast(:until as timestamptz) is null or started_at < :until)
            order by started_at desc, id desc limit :size offset :skip
            """;

    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final CallRecords calls;
    private final Clock clock;

    ContactList(Tenancy tenancy, JdbcClient jdbc, Organisations organisations, CallRecords calls, Clock clock) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * One page, and one contact of the next page when there is one.
     *
     * @param agent only those that this agent had, or null
     */
    List<ContactLine> find(String organisation, @Nullable UUID agent, ContactFilter filter) {
        return tenancy.read(organisation, () -> {
            ZoneId zone = organisations.current().timeZone();
            Map<String, @Nullable Object> parameters = new HashMap<>();
            parameters.put("organisation", organisation);
            parameters.put("agent", agent);
            parameters.put("channel", filter.channel().map(Channel::name).orElse(null));
            parameters.put("result", filter.result().map(Result::name).orElse(null));
            parameters.put("running", filter.running());
            parameters.put("from", timestamp(filter.period().from(zone)));
            parameters.put("until", timestamp(filter.period().until(zone)));
            parameters.put("size", PAGE_SIZE + 1);
            parameters.put("skip", (filter.page() - 1) * PAGE_SIZE);
            List<ContactLine> lines = jdbc.sql(SQL)
                    .params(parameters)
                    .query((row, number) -> line(row, zone))
                    .list();
            return withTalkTimes(lines);
        });
    }

    private List<ContactLine> withTalkTimes(List<ContactLine> lines) {
        Map<UUID, TalkTime> times =
                calls.talkTimes(lines.stream().map(ContactLine::id).toList());
        return lines.stream()
                .map(line -> {
                    TalkTime time = line.answered() ? times.get(line.id()) : null;
                    return time == null ? line : line.talked(TimeText.of(time.until(clock.instant())));
                })
                .toList();
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private ContactLine line(ResultSet row, ZoneId zone) throws SQLException {
        Instant queued = instant(row, "queued_at");
        Instant answered = instant(row, "answered_at");
        Instant ended = instant(row, "ended_at");
        Instant end = ended == null ? clock.instant() : ended;
        String result = row.getString("result");
        return new ContactLine(
                row.getObject("id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                Direction.valueOf(row.getString("direction")),
                row.getString("from_address"),
                row.getString("to_address"),
                row.getObject("started_at", OffsetDateTime.class).atZoneSameInstant(zone),
                TimeText.between(queued, answered == null ? end : answered),
                answered != null,
                null,
                row.getString("queue_name"),
                row.getString("agent_name"),
                row.getString("disposition_name"),
                result == null ? null : Result.valueOf(result));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
