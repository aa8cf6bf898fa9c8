package nl.balie.queues.web;

import nl.balie.pages.Check;

/** What is typed for a skill group. */
record SkillGroupForm(String name) {
    SkillGroupForm {
        name = Check.text(name);
    }

    boolean isValid(Check check) {
        check.required("name", name, 80);
        return check.passed();
    }
}
