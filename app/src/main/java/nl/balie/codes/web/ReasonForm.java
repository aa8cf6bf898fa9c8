package nl.balie.codes.web;

import java.util.Optional;
import java.util.function.Function;
import nl.balie.codes.ReasonCode;
import nl.balie.pages.Check;
import org.jspecify.annotations.Nullable;

/** What is typed for a reason code. */
record ReasonForm(String name, String shortcut, Boolean active) {
    ReasonForm {
        name = Check.text(name);
        shortcut = Check.text(shortcut);
        active = Boolean.TRUE.equals(active);
    }

    static ReasonForm of(ReasonCode code) {
        String shortcut = code.shortcut();
        return new ReasonForm(code.name(), shortcut == null ? "" : shortcut, code.active());
    }

    /** What is stored. */
    record Details(String name, @Nullable String shortcut, boolean active) {}

    /**
     * What is stored; empty when it was refused.
     *
     * @param now the code that is changed; null for a new one
     * @param withShortcut the code that has a key
     */
    Optional<Details> details(
            Check check, @Nullable ReasonCode now, Function<String, Optional<ReasonCode>> withShortcut) {
        check.required("name", name, 80);
        String key = check.key("shortcut", shortcut);
        if (key != null) {
            withShortcut
                    .apply(key)
                    .filter(other -> now == null || !other.id().equals(now.id()))
                    .ifPresent(other -> check.reject("shortcut", "pages.error.key-taken", other.name()));
        }
        return check.passed() ? Optional.of(new Details(name, key, active)) : Optional.empty();
    }
}
