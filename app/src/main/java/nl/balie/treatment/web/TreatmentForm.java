package nl.balie.treatment.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.balie.treatment.Elsewhere;
import nl.balie.treatment.Elsewhere.Destination;
import nl.balie.treatment.Treatment;
import nl.balie.treatment.WaitingMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What is typed for a queue's treatment; an empty number switches its part off. */
record TreatmentForm(
        Boolean position,
        Boolean expected,
        String every,
        String fullAt,
        String fullMessage,
        String fullDestination,
        String fullQueue,
        String fullNumber,
        String longAfter,
        String longMessage,
        String longDestination,
        String longQueue,
        String longNumber,
        String callbackAttempts,
        String callbackPause,
        String messageEmail,
        String messageDays,
        List<MessageRow> messages) {
    /** Rows that are there to be filled in. */
    private static final int SPARE = 2;
    /** One address, and nothing that begins another or a header. */
    private static final Pattern ADDRESS =
            Pattern.compile("[\\p{Alnum}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{Alnum}-]+(\\.[\\p{Alnum}-]+)+");

    TreatmentForm(
            @Nullable Boolean position,
            @Nullable Boolean expected,
            @Nullable String every,
            @Nullable String fullAt,
            @Nullable String fullMessage,
            @Nullable String fullDestination,
            @Nullable String fullQueue,
            @Nullable String fullNumber,
            @Nullable String longAfter,
            @Nullable String longMessage,
            @Nullable String longDestination,
            @Nullable String longQueue,
            @Nullable String longNumber,
            @Nullable String callbackAttempts,
            @Nullable String callbackPause,
            @Nullable String messageEmail,
            @Nullable String messageDays,
            @Nullable List<MessageRow> messages) {
        this.position = Boolean.TRUE.equals(position);
        this.expected = Boolean.TRUE.equals(expected);
        this.every = Fields.text(every);
        this.fullAt = Fields.text(fullAt);
        this.fullMessage = Fields.text(fullMessage);
        this.fullDestination = Fields.text(fullDestination);
        this.fullQueue = Fields.text(fullQueue);
        this.fullNumber = Fields.text(fullNumber);
        this.longAfter = Fields.text(longAfter);
        this.longMessage = Fields.text(longMessage);
        this.longDestination = Fields.text(longDestination);
        this.longQueue = Fields.text(longQueue);
        this.longNumber = Fields.text(longNumber);
        this.callbackAttempts = Fields.text(callbackAttempts);
        this.callbackPause = Fields.text(callbackPause);
        this.messageEmail = Fields.text(messageEmail);
        this.messageDays = Fields.text(messageDays);
        this.messages = messages == null ? List.of() : List.copyOf(messages);
    }

    static TreatmentForm of(Treatment treatment) {
        Treatment.Full full = treatment.full();
        Treatment.LongWait longWait = treatment.longWait();
        Elsewhere fullTo = full == null ? Elsewhere.WAIT : full.elsewhere();
        Elsewhere longTo = longWait == null ? Elsewhere.WAIT : longWait.elsewhere();
        List<MessageRow> rows = new ArrayList<>(
                treatment.messages().stream().map(MessageRow::of).toList());
        IntStream.range(0, SPARE).forEach(_ -> rows.add(MessageRow.blank()));
        return new TreatmentForm(
                treatment.position(),
                treatment.expected(),
                treatment.announceEvery() == null ? "60" : String.valueOf(treatment.announceEvery()),
                full == null ? "" : String.valueOf(full.from()),
                full == null ? "" : full.message(),
                fullTo.destination().name(),
                id(fullTo),
                fullTo.number(),
                longWait == null ? "" : String.valueOf(longWait.after()),
                longWait == null ? "" : longWait.message(),
                longTo.destination().name(),
                id(longTo),
                longTo.number(),
                String.valueOf(treatment.callbacks().attempts()),
                String.valueOf(treatment.callbacks().pauseMinutes()),
                treatment.callbacks().email(),
                String.valueOf(treatment.callbacks().keepDays()),
                rows);
    }

    private static String id(Elsewhere elsewhere) {
        return elsewhere.queueId() == null ? "" : elsewhere.queueId().toString();
    }

    /** What was chosen; empty when something is wrong, which then stands at its field. */
    Optional<Treatment> treatment(Errors errors, Choices choices) {
        Fields fields = new Fields(errors);
        Integer interval = position || expected ? fields.whole("every", every, 5, 3600) : null;
        Treatment.Full full = full(fields, choices);
        Treatment.LongWait longWait = longWait(fields, choices);
        Treatment.Callbacks callbacks = callbacks(fields);
        List<WaitingMessage> kept = new ArrayList<>();
        for (int row = 0; row < messages.size(); row++) {
            if (!messages.get(row).isEmpty()) {
                WaitingMessage message = messages.get(row).message(errors, "messages[" + row + "]", choices);
                if (message != null) {
                    kept.add(message);
                }
            }
        }
        return errors.hasErrors() || callbacks == null
                ? Optional.empty()
                : Optional.of(new Treatment(interval, position, expected, full, longWait, callbacks, kept));
    }

    private Treatment.@Nullable Callbacks callbacks(Fields fields) {
        Integer attempts = fields.whole("callbackAttempts", callbackAttempts, 1, 10);
        Integer pause = fields.whole("callbackPause", callbackPause, 1, 1440);
        Integer days = fields.whole("messageDays", messageDays, 1, 3650);
        if (!messageEmail.isEmpty() && !ADDRESS.matcher(messageEmail).matches()) {
            fields.errors().rejectValue("messageEmail", "treatment.error.email");
        }
        return attempts == null || pause == null || days == null
                ? null
                : new Treatment.Callbacks(attempts, pause, messageEmail, days);
    }

    private Treatment.@Nullable Full full(Fields fields, Choices choices) {
        if (fullAt.isEmpty()) {
            return null;
        }
        Integer from = fields.whole("fullAt", fullAt, 0, 9999);
        fields.required("fullMessage", fullMessage);
        Elsewhere elsewhere = fields.elsewhere("full", fullDestination, fullQueue, fullNumber, choices);
        return from == null ? null : new Treatment.Full(from, fullMessage, elsewhere);
    }

    private Treatment.@Nullable LongWait longWait(Fields fields, Choices choices) {
        if (longAfter.isEmpty()) {
            return null;
        }
        Integer after = fields.whole("longAfter", longAfter, 5, 7200);
        fields.required("longMessage", longMessage);
        Elsewhere elsewhere = fields.elsewhere("long", longDestination, longQueue, longNumber, choices);
        if (elsewhere.destination() == Destination.DISCONNECT) {
            fields.errors().rejectValue("longDestination", "treatment.error.choose");
        }
        return after == null ? null : new Treatment.LongWait(after, longMessage, elsewhere);
    }
}
