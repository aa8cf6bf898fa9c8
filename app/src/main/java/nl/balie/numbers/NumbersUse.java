package nl.balie.numbers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.opening.CalendarFollowers;
import nl.balie.pages.Use;
import nl.balie.pages.Uses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The calendars that numbers follow, and the queues that numbers and their lines of routing lead to. */
@Component
class NumbersUse implements Uses, CalendarFollowers {
    private final JdbcClient database;

    NumbersUse(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Use> of(Thing thing) {
        return switch (thing.kind()) {
            case CALENDAR ->
                uses("select 'PHONE_NUMBER' as kind, number as name from phone_number where calendar_id = :id", thing);
            case QUEUE -> uses("""
                    select 'PHONE_NUMBER' as kind, number as name from phone_number where queue_id = :id
                    union all
                    select 'ROUTE', n.number || ' › ' || r.description
                    from phone_route r join phone_number n on n.id = r.phone_number_id where r.queue_id = :id
                    """, thing);
            case PROMPT, SKILL_GROUP -> List.of();
        };
    }

    @Override
    public Map<UUID, Integer> numbers(Collection<UUID> calendars) {
        return calendars.isEmpty()
                ? Map.of()
                : database
                        .sql(
                                "select calendar_id, count(*)::int from phone_number where calendar_id in (:calendars) group by 1")
                        .param("calendars", calendars)
                        .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Use> uses(String statement, Thing thing) {
        return database.sql(statement).param("id", thing.id()).query(Use.class).list();
    }
}
