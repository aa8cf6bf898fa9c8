package nl.balie.organisations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import nl.balie.audit.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes who changed what from what into what, and tells the other modules. */
@Component
class Journal {
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final JdbcClient database;

    Journal(AuditLog audit, ApplicationEventPublisher events, JdbcClient database) {
        this.audit = audit;
        this.events = events;
        this.database = database;
    }

    /** @param kind of thing, such as {@code queue}; it begins the audit log's action */
    void added(String kind, String name, Record after) {
        audit.record(kind + ".added", name, differences(null, after));
    }

    /** Writes only what differs, and nothing when nothing does. */
    void changed(String kind, String name, Record before, Record after) {
        Map<String, Object> differences = differences(before, after);
        if (!differences.isEmpty()) {
            audit.record(kind + ".changed", name, differences);
        }
    }

    void removed(String kind, String name, Record before) {
        audit.record(kind + ".removed", name, differences(before, null));
    }

    /** Tells the modules that listen, within this transaction. */
    void publish(Object event) {
        events.publishEvent(event);
    }

    String organisation() {
        return database.sql("select current_setting('balie.organisation')")
                .query(String.class)
                .single();
    }

    static Map<String, Object> differences(@Nullable Record before, @Nullable Record after) {
        Map<String, Object> differences = new LinkedHashMap<>();
        Record any = Objects.requireNonNull(after == null ? before : after);
        for (RecordComponent component : any.getClass().getRecordComponents()) {
            String old = text(component, before);
            String now = text(component, after);
            if (!component.getName().endsWith("Id") && !component.getName().equals("id") && !old.equals(now)) {
                differences.put(component.getName(), Map.of("old", old, "new", now));
            }
        }
        return differences;
    }

    private static String text(RecordComponent component, @Nullable Record of) {
        if (of == null) {
            return "";
        }
        try {
            component.getAccessor().setAccessible(true);
            return Objects.toString(component.getAccessor().invoke(of), "");
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
