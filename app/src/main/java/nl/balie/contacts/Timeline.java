package nl.balie.contacts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The append-only events of contacts. */
@Component
class Timeline {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Timeline(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void append(String organisation, UUID contact, Fact fact, Instant at) {
        jdbc.sql(
                        "insert into contact_event (organisation_id, contact_id, at, type, data) values (?, ?, ?, ?, ?::jsonb)")
                .params(organisation, contact, timestamp(at), FactCodec.type(fact), FactCodec.data(fact))
                .update();
    }

    /** As it was written until now: a name of Balie 0.1 and its Dutch keys, which the database puts into the new form. */
    void append(String organisation, UUID contact, EventType type, Instant at, Map<String, ?> data) {
        try {
            jdbc.sql("insert into contact_event (organisation_id, contact_id, at, type, data)"
                            + " select :organisation, :contact, :at, f.type, f.data"
                            + " from carried_over_fact(:organisation, :contact, :at, :type, :data::jsonb) f")
                    .param("organisation", organisation)
                    .param("contact", contact)
                    .param("at", timestamp(at))
                    .param("type", type.name())
                    .param("data", json.writeValueAsString(data))
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("data of " + type + " is not JSON", e);
        }
    }

    List<ContactEvent> of(UUID contact) {
        return jdbc.sql("select at, type, data from contact_event where contact_id = ? order by at, id")
                .param(contact)
                .query((row, number) -> event(row))
                .list();
    }

    /** From a row with at, type and data. */
    static ContactEvent event(ResultSet row) throws SQLException {
        return FactCodec.read(required(row, "at"), row.getString("type"), row.getString("data"));
    }

    static @Nullable OffsetDateTime timestamp(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
