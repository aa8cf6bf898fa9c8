package nl.balie.directory.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.directory.Colleague;
import nl.balie.directory.PersonName;
import nl.balie.directory.PhoneLine;
import nl.balie.directory.PhoneLine.Kind;
import nl.balie.numbers.DialRules;
import nl.balie.pages.Check;
import nl.balie.pages.Option;

/**
 * What is typed for a colleague.
 *
 * @param user id of the user whom he is; his name is then the user's
 * @param direct numbers of a kind with commas between them, as are the four after it
 */
record ColleagueForm(
        String user,
        String firstName,
        String infix,
        String surname,
        String department,
        String job,
        String direct,
        String mobile,
        String landline,
        String shared,
        String other,
        String email,
        String remark,
        String sortOrder,
        Boolean visible,
        String key) {
    private static final int LONGEST = 120;
    private static final int LONGEST_REMARK = 500;
    private static final int MOST_NUMBERS = 10;

    ColleagueForm {
        user = Check.text(user);
        firstName = Check.text(firstName);
        infix = Check.text(infix);
        surname = Check.text(surname);
        department = Check.text(department);
        job = Check.text(job);
        direct = Check.text(direct);
        mobile = Check.text(mobile);
        landline = Check.text(landline);
        shared = Check.text(shared);
        other = Check.text(other);
        email = Check.text(email);
        remark = Check.text(remark);
        sortOrder = Check.text(sortOrder);
        visible = Boolean.TRUE.equals(visible);
        key = Check.text(key);
    }

    static ColleagueForm blank() {
        return of(Colleague.Details.of(new PersonName("", "", "")));
    }

    static ColleagueForm of(Colleague.Details details) {
        return new ColleagueForm(
                details.userId() == null ? "" : details.userId().toString(),
                details.person().first(),
                details.person().infix(),
                details.person().last(),
                details.department(),
                details.job(),
                numbers(details, Kind.DIRECT),
                numbers(details, Kind.MOBILE),
                numbers(details, Kind.LANDLINE),
                numbers(details, Kind.SHARED),
                numbers(details, Kind.OTHER),
                details.email(),
                details.remark(),
                String.valueOf(details.sortOrder()),
                details.visible(),
                details.key());
    }

    static String numbers(Colleague.Details details, Kind kind) {
        return details.lines().stream()
                .filter(line -> line.kind() == kind)
                .map(PhoneLine::number)
                .collect(Collectors.joining(", "));
    }

    /** As his name is said in the notice; of a user the label of the choice. */
    String name(List<Option> users) {
        return Option.has(users, user) ? Option.label(users, user) : new PersonName(firstName, infix, surname).whole();
    }

    /**
     * What was chosen; empty when something is wrong, which then stands at its field.
     *
     * @param users of the organisation, by id
     */
    Optional<Colleague.Details> details(Check check, List<Option> users, DialRules rules) {
        UUID chosen =
                user.isEmpty() ? null : check.chosenId("user", user, users).orElse(null);
        if (user.isEmpty()) {
            check.required("surname", surname, LONGEST);
        } else {
            check.atMost("surname", surname, LONGEST);
        }
        check.atMost("firstName", firstName, LONGEST);
        check.atMost("infix", infix, LONGEST);
        check.atMost("department", department, LONGEST);
        check.atMost("job", job, LONGEST);
        check.atMost("email", email, LONGEST);
        check.atMost("remark", remark, LONGEST_REMARK);
        check.atMost("key", key, LONGEST);
        if (!email.isEmpty() && !email.matches("[^@\\s]+@[^@\\s]+")) {
            check.reject("email", "directory.colleagues.error.email");
        }
        OptionalInt order = check.whole("sortOrder", sortOrder, 1, 9999);
        List<PhoneLine> lines = new ArrayList<>();
        add(lines, check, rules, "direct", direct, Kind.DIRECT);
        add(lines, check, rules, "mobile", mobile, Kind.MOBILE);
        add(lines, check, rules, "landline", landline, Kind.LANDLINE);
        add(lines, check, rules, "shared", shared, Kind.SHARED);
        add(lines, check, rules, "other", other, Kind.OTHER);
        return check.passed()
                ? Optional.of(new Colleague.Details(
                        new PersonName(firstName, infix, surname),
                        department,
                        job,
                        lines,
                        email,
                        remark,
                        order.orElseThrow(),
                        visible,
                        chosen,
                        key))
                : Optional.empty();
    }

    private static void add(
            List<PhoneLine> lines, Check check, DialRules rules, String field, String typed, Kind kind) {
        List<String> written = List.of(typed.split("[,;\\n]+"));
        if (written.size() > MOST_NUMBERS) {
            check.reject(field, "directory.colleagues.error.numbers", MOST_NUMBERS);
            return;
        }
        for (String one : written) {
            if (!one.isBlank()) {
                rules.checked(check, field, one.strip()).ifPresent(number -> {
                    if (lines.stream().anyMatch(line -> line.number().equals(number))) {
                        check.reject(field, "directory.colleagues.error.number-twice", number);
                    } else {
                        lines.add(new PhoneLine(kind, number));
                    }
                });
            }
        }
    }
}
