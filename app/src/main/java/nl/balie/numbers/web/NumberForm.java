package nl.balie.numbers.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.numbers.DialRules;
import nl.balie.numbers.E164;
import nl.balie.numbers.Fallback;
import nl.balie.numbers.NumberDetails;
import nl.balie.numbers.PhoneNumber;
import nl.balie.pages.Check;
import nl.balie.pages.Option;
import org.jspecify.annotations.Nullable;

/** What is typed for a number. */
record NumberForm(
        String number,
        String description,
        String callflow,
        String calendar,
        String queue,
        String fallback,
        String fallbackMessage,
        String fallbackNumber) {
    NumberForm {
        number = Check.text(number);
        description = Check.text(description);
        callflow = Check.text(callflow);
        calendar = Check.text(calendar);
        queue = Check.text(queue);
        fallback = Check.text(fallback);
        fallbackMessage = Check.text(fallbackMessage);
        fallbackNumber = Check.text(fallbackNumber);
    }

    static NumberForm blank() {
        return new NumberForm("", "", "", "", "", Fallback.QUEUE.name(), "", "");
    }

    static NumberForm of(PhoneNumber number) {
        String outside = number.fallbackNumber();
        return new NumberForm(
                number.number(),
                number.description(),
                number.callflow(),
                number.calendarId().toString(),
                number.queueId().toString(),
                number.fallback().name(),
                number.fallbackMessage(),
                outside == null ? "" : outside);
    }

    Optional<NumberDetails> details(Check check, Choices choices, DialRules rules) {
        Optional<String> called = e164(check, "number", number);
        check.atMost("description", description, 200);
        Optional<String> flow = check.chosen("callflow", callflow, choices.callflows());
        Optional<UUID> hours = check.chosenId("calendar", calendar, choices.calendars());
        Optional<UUID> own = check.chosenId("queue", queue, choices.queues());
        Optional<Fallback> kind =
                check.chosen("fallback", fallback, choices.fallbacks()).map(Fallback::valueOf);
        check.atMost("fallbackMessage", fallbackMessage, 1000);
        if (kind.equals(Optional.of(Fallback.MESSAGE)) && fallbackMessage.isEmpty()) {
            check.reject("fallbackMessage", "numbers.error.fallback-message");
        }
        String outside = fallbackNumber.isEmpty() && !kind.equals(Optional.of(Fallback.EXTERNAL))
                ? null
                : dialled(check, "fallbackNumber", fallbackNumber, rules);
        return check.passed()
                ? Optional.of(new NumberDetails(
                        called.orElseThrow(),
                        description,
                        flow.orElseThrow(),
                        hours.orElseThrow(),
                        own.orElseThrow(),
                        kind.orElseThrow(),
                        fallbackMessage,
                        outside))
                : Optional.empty();
    }

    private static @Nullable String dialled(Check check, String field, String typed, DialRules rules) {
        if (typed.isEmpty()) {
            check.reject(field, "pages.error.required");
            return null;
        }
        return rules.checked(check, field, typed).orElse(null);
    }

    /** A number that is not dialled but called; empty when it was refused at its field. */
    static Optional<String> e164(Check check, String field, String typed) {
        Optional<String> number = E164.of(typed);
        if (number.isEmpty()) {
            check.reject(field, typed.isEmpty() ? "pages.error.required" : "numbers.error.number");
        }
        return number;
    }

    /**
     * What the organisation has to choose from.
     *
     * @param ranges of its numbers, in words; empty when it has none
     */
    record Choices(
            String ranges,
            List<Option> callflows,
            List<Option> calendars,
            List<Option> queues,
            List<Option> fallbacks) {}
}
