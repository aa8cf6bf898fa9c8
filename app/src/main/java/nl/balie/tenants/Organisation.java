package nl.balie.tenants;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A tenant with its settings.
 *
 * @param id lower case letters, digits and hyphens; never changes
 * @param timeZone in which its opening hours and routing are meant and its pages show times
 * @param answerTimeout how long an offered contact may ring (requirement 2.2.24)
 * @param unavailableAfterNoAnswer whether an agent who does not react becomes unavailable (requirement 2.2.23)
 * @param wrapUp for agents without a setting of their own (requirement 2.2.25)
 * @param capacity of agents without a setting of their own
 * @param alsoDialled beginnings of numbers in E.164 that Balie dials for it beside those in the Netherlands
 * @param noteDays how many days notes about contacts are kept, and contacts are shown to who serves the same customer again
 *     (requirement 2.9.2)
 */
public record Organisation(
        String id,
        String name,
        ZoneId timeZone,
        Duration answerTimeout,
        boolean unavailableAfterNoAnswer,
        Duration wrapUp,
        Capacity capacity,
        List<String> alsoDialled,
        int noteDays) {
    public Organisation {
        alsoDialled = List.copyOf(alsoDialled);
    }

    /** What was written before is not shown any more, and is erased. */
    public Instant notesSince(Instant now) {
        return now.minus(Duration.ofDays(noteDays));
    }
}
