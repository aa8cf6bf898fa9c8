package nl.balie.organisations.web;

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
