package nl.balie.tenants;

import java.time.Duration;
import java.util.List;

/** What an administrator sets for the whole organisation; the parts mean what they mean in {@link Organisation}. */
public record OrganisationSettings(
        Duration answerTimeout,
        boolean unavailableAfterNoAnswer,
        Duration wrapUp,
        Capacity capacity,
        List<String> alsoDialled,
        int noteDays) {
    public OrganisationSettings {
        alsoDialled = List.copyOf(alsoDialled);
    }
}
