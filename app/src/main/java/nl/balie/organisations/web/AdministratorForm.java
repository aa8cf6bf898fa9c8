package nl.balie.organisations.web;

import java.util.regex.Pattern;

/** What is typed for the first administrator of an organisation. */
record AdministratorForm(String administratorName, String administratorUsername) {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,60}");

    AdministratorForm {
        administratorName = Check.text(administratorName);
        administratorUsername = Check.text(administratorUsername);
    }

    boolean isValid(Check check) {
        check.required("administratorName", administratorName, 100);
        if (!USERNAME.matcher(administratorUsername).matches()) {
            check.reject("administratorUsername", "users.username.wrong");
        }
        return check.passed();
    }
}
