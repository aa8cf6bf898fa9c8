package nl.balie.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Objects;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes who changed what from what into what, and tells the other modules. */
@Component
public class Journal {
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Tenancy tenancy;

    Journal(AuditLog audit, ApplicationEventPublisher events, Tenancy tenancy) {
        this.audit = audit;
        this.events = events;
        this.tenancy = tenancy;
    }

    /**
     * Writes that something was added.
     *
     * @param kind of thing, such as {@code queue}; it begins the audit log's action
     * @param name by which an administrator knows it
     * @param after its parts by name, apart from ids
     */
    public void added(String kind, String name, Record after) {
        audit.record(kind + "-added", name, differences(null, after).asMap());
    }

    /** Writes only what differs, and nothing when nothing does. */
    public void changed(String kind, String name, Record before, Record after) {
        Changes differences = differences(before, after);
        if (!differences.isEmpty()) {
            audit.record(kind + "-changed", name, differences.asMap());
        }
    }

    /** Writes that something was removed, with what it was. */
    public void removed(String kind, String name, Record before) {
        audit.record(kind + "-removed", name, differences(before, null).asMap());
    }

    /** Tells the modules that listen, within this transaction. */
    public void publish(Object event) {
        events.publishEvent(event);
    }

    /** Whose tenancy this is. */
    public String organisation() {
        return tenancy.current();
    }

    private static Changes differences(@Nullable Record before, @Nullable Record after) {
        Changes changes = new Changes();
        Record any = Objects.requireNonNull(after == null ? before : after);
        for (RecordComponent component : any.getClass().getRecordComponents()) {
            String name = component.getName();
            if (!name.equals("id") && !name.endsWith("Id")) {
                changes.of(name, value(component, before), value(component, after));
            }
        }
        return changes;
    }

    private static @Nullable Object value(RecordComponent component, @Nullable Record of) {
        try {
            component.getAccessor().setAccessible(true);
            return of == null ? null : component.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
