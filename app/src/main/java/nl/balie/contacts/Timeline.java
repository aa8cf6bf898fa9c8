package nl.balie.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The append-only events of contacts. */
@Component
class Timeline {
    private final JdbcClient jdbc;

    Timeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(String organisation, UUID contact, Fact fact, Instant at) {
        jdbc.sql(
                        "insert into contact_event (organisation_id, contact_id, at, type, data) values (?, ?, ?, ?, ?::jsonb)")
                .params(organisation, contact, timestamp(at), FactCodec.type(fact), FactCodec.data(fact))
                .update();
    }

    List<ContactEvent> of(UUID contact) {
        return jdbc.sql("select at, type, data from contact_event where contact_id = ? order by at, id")
                .param(contact)
                .query((row, number) -> event(row))
                .list();
    }

    /** When the last of all these contacts' facts was; empty when they have none. */
    Optional<Instant> last(Collection<UUID> contacts) {
        return jdbc.sql("select max(at) as at from contact_event where contact_id = any(?)")
                .param(contacts.toArray(UUID[]::new))
                .query((row, number) -> Optional.ofNullable(instant(row, "at")))
                .single();
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
