package nl.balie.tenants.web;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import nl.balie.pages.Check;
import nl.balie.tenants.Capacity;
import nl.balie.tenants.Organisation;
import nl.balie.tenants.OrganisationSettings;

/** What is typed for the organisation as a whole; times in seconds. */
record SettingsForm(
        String answerTimeout,
        Boolean unavailableAfterNoAnswer,
        String wrapUp,
        String calls,
        String tasks,
        String total) {
    SettingsForm {
        calls = Check.text(calls);
        tasks = Check.text(tasks);
        total = Check.text(total);
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
                String.valueOf(organisation.capacity().total()));
    }

    Optional<OrganisationSettings> settings(Check check) {
        OptionalInt answer = check.whole("answerTimeout", answerTimeout, 5, 300);
        OptionalInt wrap = check.whole("wrapUp", wrapUp, 0, 3600);
        OptionalInt callsAtOnce = check.whole("calls", calls, 0, 1);
        OptionalInt tasksAtOnce = check.whole("tasks", tasks, 0, Capacity.MOST_TASKS);
        OptionalInt inAll = check.whole("total", total, 1, Capacity.MOST);
        return check.passed()
                ? Optional.of(new OrganisationSettings(
                        Duration.ofSeconds(answer.orElseThrow()),
                        unavailableAfterNoAnswer,
                        Duration.ofSeconds(wrap.orElseThrow()),
                        new Capacity(callsAtOnce.orElseThrow(), tasksAtOnce.orElseThrow(), inAll.orElseThrow())))
                : Optional.empty();
    }
}
