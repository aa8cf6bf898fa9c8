package nl.balie.pages;

import java.util.Comparator;
import java.util.List;
import nl.balie.pages.Uses.Thing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks all modules where something is used. */
@Component
public class WhereUsed {
    private final ObjectProvider<Uses> users;

    WhereUsed(ObjectProvider<Uses> users) {
        this.users = users;
    }

    /** Everything that needs it, by kind and by name. Runs within the tenancy of its organisation. */
    public List<Use> of(Thing thing) {
        return users.orderedStream()
                .flatMap(user -> user.of(thing).stream())
                .sorted(Comparator.comparing(Use::kind).thenComparing(Use::name))
                .toList();
    }

    /** Those that know it by its name only, and would miss it under another one. */
    public List<Use> byName(Thing thing) {
        return of(thing).stream().filter(use -> use.kind().knowsNames()).toList();
    }
}
