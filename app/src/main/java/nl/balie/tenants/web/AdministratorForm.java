package nl.balie.tenants.web;

import nl.balie.pages.Check;
import nl.balie.people.User;

/** What is typed for the first administrator of an organisation. */
record AdministratorForm(String administratorName, String administratorUsername) {
    AdministratorForm {
        administratorName = Check.text(administratorName);
        administratorUsername = Check.text(administratorUsername);
    }

    boolean isValid(Check check) {
        check.required("administratorName", administratorName, 100);
        if (!administratorUsername.matches(User.USERNAME)) {
            check.reject("administratorUsername", "users.username.wrong");
        }
        return check.passed();
    }
}
