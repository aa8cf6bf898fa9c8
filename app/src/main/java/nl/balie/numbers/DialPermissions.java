package nl.balie.numbers;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.balie.audit.AuditLog;
import nl.balie.audit.Changes;
import nl.balie.database.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which kinds of numbers who may dial, of those that the organisation dials at all (requirement 2.2.39). */
@Component
public class DialPermissions {
    private final JdbcClient database;
    private final Tenancy tenancy;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    DialPermissions(JdbcClient database, Tenancy tenancy, AuditLog audit, ApplicationEventPublisher events) {
        this.database = database;
        this.tenancy = tenancy;
        this.audit = audit;
        this.events = events;
    }

    /** What each may dial, of everybody; who was never restricted may dial all kinds. */
    public Map<Dialler, Set<NumberClass>> all() {
        Map<Dialler, Set<NumberClass>> all = new EnumMap<>(Dialler.class);
        Arrays.stream(Dialler.values()).forEach(dialler -> all.put(dialler, EnumSet.allOf(NumberClass.class)));
        database.sql("select dialler, classes from dial_permission").query(row -> {
            all.put(Dialler.valueOf(row.getString("dialler")), classes(row.getString("classes")));
        });
        return all;
    }

    private static Set<NumberClass> classes(String stored) {
        return Arrays.stream(stored.split(" "))
                .filter(name -> !name.isEmpty())
                .map(NumberClass::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(NumberClass.class)));
    }

    /** Says what each may dial from now on; who is not named may dial nothing. */
    public void change(Map<Dialler, Set<NumberClass>> wanted) {
        Map<Dialler, Set<NumberClass>> before = all();
        for (Dialler dialler : Dialler.values()) {
            Set<NumberClass> classes = wanted.getOrDefault(dialler, Set.of());
            Changes changes =
                    new Changes().of("dialled", dutch(before.getOrDefault(dialler, Set.of())), dutch(classes));
            if (!changes.isEmpty()) {
                store(dialler, classes);
                audit.record("dial-permission-changed", dialler.dutch(), changes.asMap());
            }
        }
        events.publishEvent(new DialPermissionsChanged(tenancy.current()));
    }

    private void store(Dialler dialler, Collection<NumberClass> classes) {
        database.sql("insert into dial_permission (organisation_id, dialler, classes) values (?, ?, ?)"
                        + " on conflict (organisation_id, dialler) do update set classes = excluded.classes")
                .params(
                        tenancy.current(),
                        dialler.name(),
                        classes.stream().sorted().map(Enum::name).collect(Collectors.joining(" ")))
                .update();
    }

    private static List<String> dutch(Collection<NumberClass> classes) {
        return classes.stream().sorted().map(NumberClass::dutch).toList();
    }
}
