package nl.balie.numbers.web;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.balie.numbers.Dialler;
import nl.balie.numbers.NumberClass;
import org.jspecify.annotations.Nullable;

/**
 * Who may dial which kinds of numbers.
 *
 * @param may a {@link Dialler}, a colon and a {@link NumberClass} each
 */
record DialPermissionForm(List<String> may) {
    DialPermissionForm(@Nullable List<String> may) {
        this.may = may == null ? List.of() : List.copyOf(may);
    }

    static DialPermissionForm of(Map<Dialler, Set<NumberClass>> permissions) {
        return new DialPermissionForm(permissions.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().sorted().map(kind -> key(entry.getKey(), kind)))
                .toList());
    }

    private static String key(Dialler dialler, NumberClass kind) {
        return dialler + ":" + kind;
    }

    /** What was ticked; what is no box of the page is left out. */
    Map<Dialler, Set<NumberClass>> permissions() {
        Map<Dialler, Set<NumberClass>> permissions = new EnumMap<>(Dialler.class);
        for (Dialler dialler : Dialler.values()) {
            Set<NumberClass> kinds = EnumSet.allOf(NumberClass.class);
            kinds.removeIf(kind -> !may.contains(key(dialler, kind)));
            permissions.put(dialler, kinds);
        }
        return permissions;
    }
}
