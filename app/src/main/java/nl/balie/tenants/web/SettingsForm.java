package nl.balie.tenants.web;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import nl.balie.pages.Check;
import nl.balie.tenants.Organisation;
import nl.balie.tenants.OrganisationSettings;

/** What is typed for the organisation as a whole; times in seconds. */
record SettingsForm(String answerTimeout, Boolean unavailableAfterNoAnswer, String wrapUp) {
    SettingsForm {
        answerTimeout = Check.text(answerTimeout);
        wrapUp = Check.text(wrapUp);
        unavailableAfterNoAnswer = Boolean.TRUE.equals(unavailableAfterNoAnswer);
    }

    static SettingsForm of(Organisation organisation) {
        return new SettingsForm(
                String.valueOf(organisation.answerTimeout().toSeconds()),
                organisation.unavailableAfterNoAnswer(),
                String.valueOf(organisation.wrapUp().toSeconds()));
    }

    Optional<OrganisationSettings> settings(Check check) {
        OptionalInt answer = check.whole("answerTimeout", answerTimeout, 5, 300);
        OptionalInt wrap = check.whole("wrapUp", wrapUp, 0, 3600);
        return check.passed()
                ? Optional.of(new OrganisationSettings(
                        Duration.ofSeconds(answer.orElseThrow()),
                        unavailableAfterNoAnswer,
                        Duration.ofSeconds(wrap.orElseThrow())))
                : Optional.empty();
    }
}
