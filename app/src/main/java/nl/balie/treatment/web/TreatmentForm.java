package nl.balie.treatment.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.balie.pages.Check;
import nl.balie.treatment.Elsewhere;
import nl.balie.treatment.Elsewhere.Destination;
import nl.balie.treatment.Treatment;
import nl.balie.treatment.WaitingMessage;
import org.jspecify.annotations.Nullable;

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
    /** What the form begins with; seconds. */
    private static final String FIRST_EVERY = "60";
    /** Of characters in what is said. */
    static final int LONGEST_TEXT = 1000;
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
        this.every = Check.text(every);
        this.fullAt = Check.text(fullAt);
        this.fullMessage = Check.text(fullMessage);
        this.fullDestination = Check.text(fullDestination);
        this.fullQueue = Check.text(fullQueue);
        this.fullNumber = Check.text(fullNumber);
        this.longAfter = Check.text(longAfter);
        this.longMessage = Check.text(longMessage);
        this.longDestination = Check.text(longDestination);
        this.longQueue = Check.text(longQueue);
        this.longNumber = Check.text(longNumber);
        this.callbackAttempts = Check.text(callbackAttempts);
        this.callbackPause = Check.text(callbackPause);
        this.messageEmail = Check.text(messageEmail);
        this.messageDays = Check.text(messageDays);
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
                treatment.announceEvery() == null ? FIRST_EVERY : String.valueOf(treatment.announceEvery()),
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
    Optional<Treatment> treatment(Check check, Choices choices) {
        check.notStray("every", every, position || expected);
        OptionalInt interval = position || expected ? check.whole("every", every, 5, 3600) : OptionalInt.empty();
        Treatment.Full full = full(check, choices);
        Treatment.LongWait longWait = longWait(check, choices);
        Treatment.Callbacks callbacks = callbacks(check);
        List<WaitingMessage> kept = new ArrayList<>();
        for (int row = 0; row < messages.size(); row++) {
            if (!messages.get(row).isEmpty()) {
                WaitingMessage message = messages.get(row).message(check, "messages[" + row + "]", choices);
                if (message != null) {
                    kept.add(message);
                }
            }
        }
        return !check.passed() || callbacks == null
                ? Optional.empty()
                : Optional.of(new Treatment(
                        interval.isPresent() ? interval.getAsInt() : null,
                        position,
                        expected,
                        full,
                        longWait,
                        callbacks,
                        kept));
    }

    private Treatment.@Nullable Callbacks callbacks(Check check) {
        OptionalInt attempts = check.whole("callbackAttempts", callbackAttempts, 1, 10);
        OptionalInt pause = check.whole("callbackPause", callbackPause, 1, 1440);
        OptionalInt days = check.whole("messageDays", messageDays, 1, 3650);
        if (!messageEmail.isEmpty() && !ADDRESS.matcher(messageEmail).matches()) {
            check.reject("messageEmail", "treatment.error.email");
        }
        return attempts.isEmpty() || pause.isEmpty() || days.isEmpty()
                ? null
                : new Treatment.Callbacks(attempts.getAsInt(), pause.getAsInt(), messageEmail, days.getAsInt());
    }

    private Treatment.@Nullable Full full(Check check, Choices choices) {
        if (fullAt.isEmpty()) {
            check.notHalf(
                    "fullAt",
                    fullAt,
                    Map.of(
                            "fullMessage", fullMessage,
                            "fullDestination", elsewhere(fullDestination),
                            "fullQueue", fullQueue,
                            "fullNumber", fullNumber));
            return null;
        }
        OptionalInt from = check.whole("fullAt", fullAt, 0, 9999);
        check.required("fullMessage", fullMessage, LONGEST_TEXT);
        Elsewhere elsewhere = Destinations.elsewhere(check, "full", fullDestination, fullQueue, fullNumber, choices);
        return from.isEmpty() ? null : new Treatment.Full(from.getAsInt(), fullMessage, elsewhere);
    }

    /** What was chosen, when it is not what the form begins with. */
    private static String elsewhere(String destination) {
        return destination.equals(Destination.WAIT.name()) ? "" : destination;
    }

    private Treatment.@Nullable LongWait longWait(Check check, Choices choices) {
        if (longAfter.isEmpty()) {
            check.notHalf(
                    "longAfter",
                    longAfter,
                    Map.of(
                            "longMessage", longMessage,
                            "longDestination", elsewhere(longDestination),
                            "longQueue", longQueue,
                            "longNumber", longNumber));
            return null;
        }
        OptionalInt after = check.whole("longAfter", longAfter, 5, 7200);
        check.required("longMessage", longMessage, LONGEST_TEXT);
        Elsewhere elsewhere = Destinations.elsewhere(check, "long", longDestination, longQueue, longNumber, choices);
        if (elsewhere.destination() == Destination.DISCONNECT) {
            check.reject("longDestination", "pages.error.choose");
        }
        return after.isEmpty() ? null : new Treatment.LongWait(after.getAsInt(), longMessage, elsewhere);
    }
}
