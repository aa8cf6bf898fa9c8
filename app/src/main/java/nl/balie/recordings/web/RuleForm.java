package nl.balie.recordings.web;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import nl.balie.pages.Check;
import nl.balie.recordings.RecordingRules.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What is typed about recording.
 *
 * @param exceptQueues ids of queues
 */
record RuleForm(Boolean central, List<String> exceptQueues, Boolean alsoOnHold, String keepDays) {
    private static final int LONGEST = 730;

    RuleForm(
            @Nullable Boolean central,
            @Nullable List<String> exceptQueues,
            @Nullable Boolean alsoOnHold,
            @Nullable String keepDays) {
        this.central = Boolean.TRUE.equals(central);
        this.exceptQueues = exceptQueues == null ? List.of() : List.copyOf(exceptQueues);
        this.alsoOnHold = Boolean.TRUE.equals(alsoOnHold);
        this.keepDays = Check.text(keepDays);
    }

    static RuleForm of(Rule rule) {
        return new RuleForm(
                rule.central(),
                rule.exceptQueues().stream().map(UUID::toString).toList(),
                rule.alsoOnHold(),
                String.valueOf(rule.keepDays()));
    }

    /** @param queues of the organisation; others are left out */
    Optional<Rule> rule(Check check, Set<UUID> queues) {
        OptionalInt days = check.whole("keepDays", keepDays, 1, LONGEST);
        return check.passed()
                ? Optional.of(new Rule(
                        central,
                        alsoOnHold,
                        days.orElseThrow(),
                        queues.stream()
                                .filter(queue -> exceptQueues.contains(queue.toString()))
                                .sorted()
                                .toList()))
                : Optional.empty();
    }
}
