package nl.balie.tenants.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.balie.pages.Check;
import nl.balie.tenants.Capacity;
import nl.balie.tenants.Organisation;
import nl.balie.tenants.OrganisationSettings;

/** What is typed for the organisation as a whole; times in seconds, but for how long notes are kept, in days. */
record SettingsForm(
        String answerTimeout,
        Boolean unavailableAfterNoAnswer,
        String wrapUp,
        String calls,
        String tasks,
        String total,
        String alsoDialled,
        String noteDays) {
    private static final Pattern BEGINNING = Pattern.compile("\\+[1-9][0-9]{0,14}");
    private static final int MOST_BEGINNINGS = 50;

    SettingsForm {
        calls = Check.text(calls);
        tasks = Check.text(tasks);
        total = Check.text(total);
        alsoDialled = Check.text(alsoDialled);
        noteDays = Check.text(noteDays);
        answerTimeout = Check.text(answerTimeout);
        wrapUp = Check.text(wrapUp);
        unavailableAfterNoAnswer = Boolean.TRUE.equals(unavailableAfterNoAnswer);
    }

    static SettingsForm of(Organisation organisation) {
        return new SettingsForm(
                String.valueOf(organisation.answerTimeout().toSeconds()),
                organisation.unavailableAfterNoAnswer(),
                String.valueOf(organisation.wrapUp().toSeconds()),
                String.valueOf(organisation.capacity().calls()),
                String.valueOf(organisation.capacity().tasks()),
                String.valueOf(organisation.capacity().total()),
                String.join(", ", organisation.alsoDialled()),
                String.valueOf(organisation.noteDays()));
    }

    Optional<OrganisationSettings> settings(Check check) {
        OptionalInt answer = check.whole("answerTimeout", answerTimeout, 5, 300);
        OptionalInt wrap = check.whole("wrapUp", wrapUp, 0, 3600);
        OptionalInt callsAtOnce = check.whole("calls", calls, 0, 1);
        OptionalInt tasksAtOnce = check.whole("tasks", tasks, 0, Capacity.MOST_TASKS);
        OptionalInt inAll = check.whole("total", total, 1, Capacity.MOST);
        OptionalInt days = check.whole("noteDays", noteDays, 1, 3650);
        List<String> beginnings = Stream.of(alsoDialled.split("[,;\\s]+"))
                .filter(beginning -> !beginning.isEmpty())
                .distinct()
                .toList();
        if (beginnings.size() > MOST_BEGINNINGS
                || !beginnings.stream().allMatch(one -> BEGINNING.matcher(one).matches())) {
            check.reject("alsoDialled", "tenants.settings.also-dialled.wrong", MOST_BEGINNINGS);
        }
        return check.passed()
                ? Optional.of(new OrganisationSettings(
                        Duration.ofSeconds(answer.orElseThrow()),
                        unavailableAfterNoAnswer,
                        Duration.ofSeconds(wrap.orElseThrow()),
                        new Capacity(callsAtOnce.orElseThrow(), tasksAtOnce.orElseThrow(), inAll.orElseThrow()),
                        beginnings,
                        days.orElseThrow()))
                : Optional.empty();
    }
}
