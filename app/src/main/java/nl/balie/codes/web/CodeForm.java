package nl.balie.codes.web;

import java.util.Optional;
import nl.balie.pages.Check;

/** What is typed for a reason code or a disposition code. */
record CodeForm(String name, Boolean active) {
    CodeForm {
        name = Check.text(name);
        active = Boolean.TRUE.equals(active);
    }

    /** This form; empty when it was refused. */
    Optional<CodeForm> checked(Check check) {
        check.required("name", name, 80);
        return check.passed() ? Optional.of(this) : Optional.empty();
    }
}
