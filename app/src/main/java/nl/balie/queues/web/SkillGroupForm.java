package nl.balie.queues.web;

import java.util.Optional;
import nl.balie.pages.Check;

/** What is typed for a skill group. */
record SkillGroupForm(String name) {
    SkillGroupForm {
        name = Check.text(name);
    }

    /** This form; empty when it was refused. */
    Optional<SkillGroupForm> checked(Check check) {
        check.required("name", name, 80);
        return check.passed() ? Optional.of(this) : Optional.empty();
    }
}
