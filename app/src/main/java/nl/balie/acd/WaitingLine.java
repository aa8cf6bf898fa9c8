package nl.balie.acd;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at the lines of waiting contacts. Call its operations within {@link nl.balie.database.Tenancy}. */
@Component
public class WaitingLine {
    private final JdbcClient jdbc;

    WaitingLine(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the contact waits; empty when it does not (any more). */
    public Optional<Place> placeOf(UUID contact) {
        return jdbc.sql("""
                select w.queue_id, w.skill_group_id, w.queued_at, 1 + (
                    select count(*) from waiting_contact o where o.skill_group_id = w.skill_group_id
                        and o.channel = w.channel and (o.priority > w.priority or o.priority = w.priority and o.place < w.place)) as position
                from waiting_contact w where w.contact_id = ?
                """).param(contact).query((row, number) -> place(row)).optional();
    }

    /** All contacts that wait, in no order. */
    public Set<UUID> contacts() {
        return jdbc.sql("select contact_id from waiting_contact")
                .query(UUID.class)
                .set();
    }

    /** Where each contact waits that does, in one look. */
    Map<UUID, Place> everybody() {
        Map<UUID, Place> places = new HashMap<>();
        jdbc.sql("""
                select contact_id, queue_id, skill_group_id, queued_at,
                    row_number() over (partition by skill_group_id order by priority desc, place) as position
                from waiting_contact
                """).query(row -> {
            places.put(row.getObject("contact_id", UUID.class), place(row));
        });
        return places;
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getObject("queue_id", UUID.class),
                row.getObject("skill_group_id", UUID.class),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                row.getInt("position"));
    }

    /** How many wait in the queue. */
    public int length(UUID queue) {
        return jdbc.sql("select count(*) from waiting_contact where queue_id = ?")
                .param(queue)
                .query(Integer.class)
                .single();
    }

    /** How many agents take contacts of this skill group now: available for it, whether free or busy. */
    public int agents(UUID skillGroup) {
        return jdbc.sql("""
                select count(*) from agent_state s join agent_skill k on k.user_id = s.user_id
                where k.skill_group_id = ? and k.available and s.presence = 'AVAILABLE'
                """).param(skillGroup).query(Integer.class).single();
    }
}
