package nl.balie.callflows.steps;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.balie.callers.Caller;
import nl.balie.callers.Conversation;
import nl.balie.callers.Enquiry;
import nl.balie.callers.Entry;
import nl.balie.callers.Question;
import nl.balie.callers.ReadBack;
import nl.balie.callers.Sentences;
import nl.balie.callers.Sound;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallPort.Digits;
import nl.balie.processes.CallerGoneException;
import org.springframework.stereotype.Component;

/** Asks a caller for a number in digits, as often as the model says. */
@Component
class DigitEntry {
    private static final char YES = '1';
    private static final char AGAIN = '2';
    private static final Duration TIME_TO_CONFIRM = Duration.ofSeconds(8);
    private static final Duration TIME_FOR_A_DIGIT = Duration.ofSeconds(5);

    private final Sentences sentences;

    DigitEntry(Sentences sentences) {
        this.sentences = sentences;
    }

    /** The digits that count; empty when the caller presses nothing, or none count after the last try. */
    Optional<String> collect(Caller caller, Announcement announcement, Digits wanted) throws CallerGoneException {
        String language = announcement.language();
        var entry = new Entry(
                Sound.of(announcement),
                wanted.least(),
                wanted.most(),
                wanted.end(),
                wanted.timeout(),
                TIME_FOR_A_DIGIT);
        var enquiry = new Enquiry<>(
                entry,
                wanted.tries(),
                true,
                keys -> counts(keys, wanted) ? Optional.of(keys) : Optional.empty(),
                sentences.sound(
                        language,
                        "callflows.digits.wrong",
                        String.valueOf(wanted.least()),
                        String.valueOf(wanted.most())),
                wanted.readBack() ? readBack(language) : null);
        return new Conversation(caller).enquire(enquiry).value();
    }

    private static boolean counts(String keys, Digits wanted) {
        return keys.length() >= wanted.least() && keys.chars().allMatch(Character::isDigit);
    }

    /** Silence is consent: the number was heard, and nothing was wrong with it. */
    private ReadBack<String> readBack(String language) {
        return new ReadBack<>(
                keys -> new Question(
                        sentences.sound(
                                language,
                                "callflows.digits.confirm",
                                keys.chars().mapToObj(Character::toString).collect(Collectors.joining(", "))),
                        Set.of(YES, AGAIN),
                        TIME_TO_CONFIRM),
                YES,
                1,
                true);
    }
}
