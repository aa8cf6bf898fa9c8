package nl.balie.tenants.web;

import java.util.regex.Pattern;
import nl.balie.pages.Check;

/** What is typed for a new organisation. */
record OrganisationForm(String id, String name, String administratorName, String administratorUsername) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,40}");

    OrganisationForm {
        id = Check.text(id);
        name = Check.text(name);
        administratorName = Check.text(administratorName);
        administratorUsername = Check.text(administratorUsername);
    }

    boolean isValid(Check check) {
        check.required("name", name, 120);
        if (!ID.matcher(id).matches()) {
            check.reject("id", "tenants.error.organisation-id");
        }
        administrator().isValid(check);
        return check.passed();
    }

    AdministratorForm administrator() {
        return new AdministratorForm(administratorName, administratorUsername);
    }
}
