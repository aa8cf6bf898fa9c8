package nl.balie.prompts.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.pages.Check;
import nl.balie.pages.Option;
import nl.balie.prompts.QueueMessage;
import nl.balie.prompts.QueueMessageDetails;
import org.jspecify.annotations.Nullable;

/** What is typed for a temporary message; moments are in the organisation's time zone. */
record QueueMessageForm(String queue, String prompt, String startsAt, String endsAt) {
    QueueMessageForm(
            @Nullable String queue, @Nullable String prompt, @Nullable String startsAt, @Nullable String endsAt) {
        this.queue = Check.text(queue);
        this.prompt = Check.text(prompt);
        this.startsAt = Check.text(startsAt);
        this.endsAt = Check.text(endsAt);
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
            Check check, List<Option> queues, List<Option> prompts, ZoneId zone, Instant now) {
        Optional<UUID> before = check.chosenId("queue", queue, queues);
        Optional<UUID> heard = check.chosenId("prompt", prompt, prompts);
        Instant starts = check.moment("startsAt", startsAt, zone);
        Instant ends = check.moment("endsAt", endsAt, zone);
        check.end("endsAt", starts, ends, now);
        return starts == null || ends == null || !check.passed()
                ? Optional.empty()
                : before.flatMap(id -> heard.map(what -> new QueueMessageDetails(id, what, starts, ends)));
    }
}
