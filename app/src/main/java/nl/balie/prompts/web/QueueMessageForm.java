package nl.balie.prompts.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.pages.Option;
import nl.balie.prompts.QueueMessage;
import nl.balie.prompts.QueueMessageDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What is typed for a temporary message; moments are in the organisation's time zone. */
record QueueMessageForm(String queue, String prompt, String startsAt, String endsAt) {
    QueueMessageForm(
            @Nullable String queue, @Nullable String prompt, @Nullable String startsAt, @Nullable String endsAt) {
        this.queue = text(queue);
        this.prompt = text(prompt);
        this.startsAt = text(startsAt);
        this.endsAt = text(endsAt);
    }

    /** From now on, for whoever is in a hurry. */
    static QueueMessageForm blank(ZonedDateTime now) {
        return new QueueMessageForm(
                "", "", now.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString(), "");
    }

    static QueueMessageForm of(QueueMessage message, ZoneId zone) {
        return new QueueMessageForm(
                message.queueId().toString(),
                message.promptId().toString(),
                LocalDateTime.ofInstant(message.startsAt(), zone).toString(),
                LocalDateTime.ofInstant(message.endsAt(), zone).toString());
    }

    Optional<QueueMessageDetails> details(
            Errors errors, List<Option> queues, List<Option> prompts, ZoneId zone, Instant now) {
        if (!Option.has(queues, queue)) {
            errors.rejectValue("queue", "prompts.error.choose");
        }
        if (!Option.has(prompts, prompt)) {
            errors.rejectValue("prompt", "prompts.error.choose");
        }
        Instant starts = moment(errors, "startsAt", startsAt, zone);
        Instant ends = moment(errors, "endsAt", endsAt, zone);
        if (ends != null && !ends.isAfter(now)) {
            errors.rejectValue("endsAt", "prompts.error.over");
        } else if (starts != null && ends != null && !ends.isAfter(starts)) {
            errors.rejectValue("endsAt", "prompts.error.ends-before-start");
        }
        return errors.hasErrors() || starts == null || ends == null
                ? Optional.empty()
                : Optional.of(new QueueMessageDetails(UUID.fromString(queue), UUID.fromString(prompt), starts, ends));
    }

    private static @Nullable Instant moment(Errors errors, String field, String typed, ZoneId zone) {
        try {
            return LocalDateTime.parse(typed).atZone(zone).toInstant();
        } catch (DateTimeParseException notAMoment) {
            errors.rejectValue(field, "prompts.error.moment");
            return null;
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
