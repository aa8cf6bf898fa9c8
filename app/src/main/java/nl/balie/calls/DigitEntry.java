package nl.balie.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EventType;
import nl.balie.database.Tenancy;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallPort.Digits;
import nl.balie.processes.CallerGoneException;
import nl.balie.telephony.Entry;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Question;
import nl.balie.treatment.WaitingWords;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Asks a caller for a number in digits. The timeline tells how many digits there were and not which: a number may be that
 * of a person.
 */
@Component
class DigitEntry {
    private static final char YES = '1';
    private static final char AGAIN = '2';
    private static final Duration TIME_TO_CONFIRM = Duration.ofSeconds(8);
    private static final Duration TIME_FOR_A_DIGIT = Duration.ofSeconds(5);

    private final Exchange exchange;
    private final StandingStill standingStill;
    private final Announcements announcements;
    private final MessageSource messages;
    private final WaitingWords languages;
    private final Contacts contacts;
    private final Tenancy tenancy;

    DigitEntry(
            Exchange exchange,
            StandingStill standingStill,
            Announcements announcements,
            MessageSource messages,
            WaitingWords languages,
            Contacts contacts,
            Tenancy tenancy) {
        this.exchange = exchange;
        this.standingStill = standingStill;
        this.announcements = announcements;
        this.messages = messages;
        this.languages = languages;
        this.contacts = contacts;
        this.tenancy = tenancy;
    }

    /** The digits that count; null when the caller presses nothing, or none count after the last try. */
    @Nullable
    String collect(LiveCall call, Announcement announcement, Digits wanted) throws CallerGoneException {
        String language = announcement.language();
        List<Prompt> before = List.of();
        for (int attempt = 0; attempt < wanted.tries(); attempt++) {
            List<Prompt> sounds = new ArrayList<>(before);
            sounds.addAll(announcements.sounds(call, announcement));
            String keys = keys(call, sounds, wanted);
            if (keys.isEmpty()) {
                break; // he has no number; asking again does not help
            }
            if (!counts(keys, wanted)) {
                before = say(language, "wrong", String.valueOf(wanted.least()), String.valueOf(wanted.most()));
            } else if (!wanted.readBack() || confirmed(call, language, keys)) {
                note(call, keys.length());
                return keys;
            } else {
                before = List.of();
            }
        }
        note(call, 0);
        return null;
    }

    private static boolean counts(String keys, Digits wanted) {
        return keys.length() >= wanted.least() && keys.chars().allMatch(Character::isDigit);
    }

    private String keys(LiveCall call, List<Prompt> sounds, Digits wanted) throws CallerGoneException {
        Entry entry = new Entry(
                sounds, wanted.least(), wanted.most(), wanted.end(), wanted.timeout(), TIME_FOR_A_DIGIT, true);
        return switch (standingStill.heard(call, () -> exchange.telephony().collect(call.id(), entry))) {
            case Outcome.Keys(var keys) -> keys;
            case Outcome.NoKey _ -> "";
            default -> throw gone(call);
        };
    }

    /** Silence is consent: the number was heard, and nothing was wrong with it. */
    private boolean confirmed(LiveCall call, String language, String keys) throws CallerGoneException {
        String digits = keys.chars().mapToObj(Character::toString).collect(Collectors.joining(", "));
        Question question = new Question(say(language, "confirm", digits), Set.of(YES, AGAIN), TIME_TO_CONFIRM, true);
        return switch (standingStill.heard(call, () -> exchange.telephony().ask(call.id(), question))) {
            case Outcome.Key(var key) -> key == YES;
            case Outcome.WrongKey _ -> false;
            case Outcome.NoKey _ -> true;
            default -> throw gone(call);
        };
    }

    private void note(LiveCall call, int digits) {
        tenancy.in(
                call.organisation(),
                () -> contacts.note(call.contact(), EventType.DIGITS_ENTERED, Map.of("aantal", digits)));
    }

    private List<Prompt> say(String language, String what, String... values) {
        String spoken = languages.language(language);
        return List.of(
                new Prompt.Speech(spoken, messages.getMessage("calls.digits." + what, values, Locale.of(spoken))));
    }

    private static CallerGoneException gone(LiveCall call) {
        return new CallerGoneException(call.contact().toString());
    }
}
