package nl.balie.calamity.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.calamity.CalamityDestination;
import nl.balie.calamity.CalamityDetails;
import nl.balie.calamity.CalamitySwitch;
import nl.balie.pages.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What is typed for a switch; moments are in the organisation's time zone. */
record CalamityForm(
        String message,
        String prompt,
        String destination,
        String queue,
        String callflow,
        String plannedFrom,
        String plannedUntil) {
    private static final int LONGEST = 1000;

    CalamityForm(
            @Nullable String message,
            @Nullable String prompt,
            @Nullable String destination,
            @Nullable String queue,
            @Nullable String callflow,
            @Nullable String plannedFrom,
            @Nullable String plannedUntil) {
        this.message = text(message);
        this.prompt = text(prompt);
        this.destination = text(destination);
        this.queue = text(queue);
        this.callflow = text(callflow);
        this.plannedFrom = text(plannedFrom);
        this.plannedUntil = text(plannedUntil);
    }

    static CalamityForm of(CalamitySwitch calamity, ZoneId zone) {
        CalamityDetails details = calamity.details();
        return new CalamityForm(
                details.message(),
                details.promptId() == null ? "" : details.promptId().toString(),
                details.destination().name(),
                details.queueId() == null ? "" : details.queueId().toString(),
                details.callflow(),
                local(details.plannedFrom(), zone),
                local(details.plannedUntil(), zone));
    }

    private static String local(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? "" : LocalDateTime.ofInstant(moment, zone).toString();
    }

    /** What was chosen; empty when something is wrong, which then stands at its field. */
    Optional<CalamityDetails> details(Errors errors, Choices choices, ZoneId zone, Instant now) {
        if (message.isEmpty()) {
            errors.rejectValue("message", "calamity.error.required");
        } else if (message.length() > LONGEST) {
            errors.rejectValue("message", "calamity.error.too-long", new Object[] {LONGEST, message.length()}, null);
        }
        choose(errors, "destination", destination, choices.destinations());
        boolean toQueue = destination.equals(CalamityDestination.QUEUE.name());
        boolean toMenu = destination.equals(CalamityDestination.MENU.name());
        if (toQueue) {
            choose(errors, "queue", queue, choices.queues());
        }
        if (toMenu) {
            choose(errors, "callflow", callflow, choices.callflows());
        }
        if (!prompt.isEmpty()) {
            choose(errors, "prompt", prompt, choices.prompts());
        }
        Instant from = moment(errors, "plannedFrom", plannedFrom, plannedUntil, zone);
        Instant until = moment(errors, "plannedUntil", plannedUntil, plannedFrom, zone);
        if (until != null && !until.isAfter(now)) {
            errors.rejectValue("plannedUntil", "calamity.error.over");
        } else if (from != null && until != null && !until.isAfter(from)) {
            errors.rejectValue("plannedUntil", "calamity.error.ends-before-start");
        }
        return errors.hasErrors()
                ? Optional.empty()
                : Optional.of(new CalamityDetails(
                        message,
                        prompt.isEmpty() ? null : UUID.fromString(prompt),
                        CalamityDestination.valueOf(destination),
                        toQueue ? UUID.fromString(queue) : null,
                        toMenu ? callflow : null,
                        from,
                        until));
    }

    private static void choose(Errors errors, String field, String value, List<Option> options) {
        if (!Option.has(options, value)) {
            errors.rejectValue(field, "calamity.error.choose");
        }
    }

    private static @Nullable Instant moment(Errors errors, String field, String typed, String other, ZoneId zone) {
        if (typed.isEmpty() && other.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.parse(typed).atZone(zone).toInstant();
        } catch (DateTimeParseException notAMoment) {
            errors.rejectValue(field, "calamity.error.moment");
            return null;
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
