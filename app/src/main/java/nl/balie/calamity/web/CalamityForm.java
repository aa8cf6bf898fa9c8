package nl.balie.calamity.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import nl.balie.calamity.CalamityDestination;
import nl.balie.calamity.CalamityDetails;
import nl.balie.calamity.CalamitySwitch;
import nl.balie.pages.Check;
import org.jspecify.annotations.Nullable;

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
        this.message = Check.text(message);
        this.prompt = Check.text(prompt);
        this.destination = Check.text(destination);
        this.queue = Check.text(queue);
        this.callflow = Check.text(callflow);
        this.plannedFrom = Check.text(plannedFrom);
        this.plannedUntil = Check.text(plannedUntil);
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
    Optional<CalamityDetails> details(Check check, Choices choices, ZoneId zone, Instant now) {
        check.required("message", message, LONGEST);
        check.chosen("destination", destination, choices.destinations());
        boolean toQueue = destination.equals(CalamityDestination.QUEUE.name());
        boolean toMenu = destination.equals(CalamityDestination.MENU.name());
        check.notStray("queue", queue, toQueue);
        check.notStray("callflow", callflow, toMenu);
        UUID leadsTo =
                toQueue ? check.chosenId("queue", queue, choices.queues()).orElse(null) : null;
        if (toMenu) {
            check.chosen("callflow", callflow, choices.callflows());
        }
        UUID heard = prompt.isEmpty()
                ? null
                : check.chosenId("prompt", prompt, choices.prompts()).orElse(null);
        boolean planned = !plannedFrom.isEmpty() || !plannedUntil.isEmpty();
        Instant from = planned ? check.moment("plannedFrom", plannedFrom, zone) : null;
        Instant until = planned ? check.moment("plannedUntil", plannedUntil, zone) : null;
        check.end("plannedUntil", from, until, now);
        return check.passed()
                ? Optional.of(new CalamityDetails(
                        message,
                        heard,
                        CalamityDestination.valueOf(destination),
                        leadsTo,
                        toMenu ? callflow : null,
                        from,
                        until))
                : Optional.empty();
    }
}
