package nl.balie.acd;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.balie.database.StoredRecord;
import nl.balie.database.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The append-only facts about agents: written here only. Within {@link Tenancy}. */
@Component
public class AgentFacts {
    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AgentFacts(JdbcClient jdbc, Tenancy tenancy, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A fact and its moment.
     *
     * @param fact what happened
     */
    public record Recorded(Instant at, AgentFact fact) {}

    /** It happened at this moment; {@link AgentChanged} is published once that is committed. */
    void record(UUID agent, AgentFact fact) {
        String organisation = tenancy.current();
        jdbc.sql("insert into agent_event (organisation_id, user_id, at, type, data) values (?, ?, ?, ?, ?::jsonb)")
                .params(
                        organisation,
                        agent,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        type(fact),
                        StoredRecord.json(fact))
                .update();
        tenancy.afterCommit(() -> events.publishEvent(new AgentChanged(organisation, agent)));
    }

    /**
     * What happened to an agent, oldest first.
     *
     * @param from the first moment
     * @param until the first moment after it
     */
    public List<Recorded> of(UUID agent, Instant from, Instant until) {
        return jdbc.sql("select at, type, data from agent_event where organisation_id = ? and user_id = ?"
                        + " and at >= ? and at < ? order by at, id")
                .params(tenancy.current(), agent, from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Recorded(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        read(row.getString("type"), row.getString("data"))))
                .list();
    }

    /** What stands in the column {@code type}; it stays. */
    static String type(AgentFact fact) {
        return switch (fact) {
            case AgentFact.PresenceChosen _ -> "PRESENCE";
            case AgentFact.ActivityChanged _ -> "ACTIVITY";
            case AgentFact.WrapUpExtended _ -> "WRAP_UP_EXTENDED";
            case AgentFact.GroupChosen _ -> "GROUP";
            case AgentFact.Unknown _ -> throw new IllegalArgumentException("what is unknown is only read");
        };
    }

    /** From a row. */
    static AgentFact read(String type, String data) {
        Class<? extends AgentFact> kind = switch (type) {
            case "PRESENCE" -> AgentFact.PresenceChosen.class;
            case "ACTIVITY" -> AgentFact.ActivityChanged.class;
            case "WRAP_UP_EXTENDED" -> AgentFact.WrapUpExtended.class;
            case "GROUP" -> AgentFact.GroupChosen.class;
            default -> AgentFact.Unknown.class; // of a newer Balie
        };
        return kind == AgentFact.Unknown.class
                ? new AgentFact.Unknown(type, StoredRecord.fields(data))
                : StoredRecord.<AgentFact>read(kind, data)
                        .map(StoredRecord::record)
                        .orElseGet(() -> new AgentFact.Unknown(type, StoredRecord.fields(data)));
    }
}
