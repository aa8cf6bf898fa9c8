package nl.balie.directory.web;

import java.util.Optional;
import nl.balie.directory.Colleague;
import nl.balie.numbers.E164;
import nl.balie.pages.Check;
import org.jspecify.annotations.Nullable;

/** What is typed for a colleague. */
record ColleagueForm(String number, String name, String department, String job, String email) {
    private static final int LONGEST = 120;

    ColleagueForm(
            @Nullable String number,
            @Nullable String name,
            @Nullable String department,
            @Nullable String job,
            @Nullable String email) {
        this.number = Check.text(number);
        this.name = Check.text(name);
        this.department = Check.text(department);
        this.job = Check.text(job);
        this.email = Check.text(email);
    }

    static ColleagueForm of(Colleague colleague) {
        return new ColleagueForm(
                colleague.number(), colleague.name(), colleague.department(), colleague.job(), colleague.email());
    }

    /** What was chosen; empty when something is wrong, which then stands at its field. */
    Optional<Colleague.Details> details(Check check) {
        check.required("name", name, LONGEST);
        check.atMost("department", department, LONGEST);
        check.atMost("job", job, LONGEST);
        check.atMost("email", email, LONGEST);
        if (!email.isEmpty() && !email.matches("[^@\\s]+@[^@\\s]+")) {
            check.reject("email", "directory.colleagues.error.email");
        }
        Optional<String> called = E164.of(number);
        if (called.isEmpty()) {
            check.reject("number", "numbers.error.number");
        }
        return check.passed()
                ? called.map(e164 -> new Colleague.Details(e164, name, department, job, email))
                : Optional.empty();
    }
}
