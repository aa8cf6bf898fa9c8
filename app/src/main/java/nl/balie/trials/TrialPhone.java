package nl.balie.trials;

import java.util.Objects;
import java.util.stream.Collectors;
import nl.balie.contacts.EndCause;
import nl.balie.numbers.PhoneNumber;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.trials.Line.Kind;
import nl.balie.trials.TrialCall.Stage;
import org.jspecify.annotations.Nullable;

/** The telephone of a trial: the administrator reads what it says and presses its keys. */
record TrialPhone(TrialCalls calls, TrialVoice voice) implements CallPort {
    private static final String YES = "1";
    private static final String CONFIRM = "12";

    @Override
    public void answer(String contactId) throws CallerGoneException {
        TrialCall call = live(contactId);
        call.note(Kind.BALIE, "trials.line.answered");
    }

    @Override
    public void say(String contactId, Announcement announcement, boolean endsByKey) throws CallerGoneException {
        voice.says(live(contactId), announcement);
    }

    @Override
    public @Nullable String ask(String contactId, Announcement announcement, Menu menu) throws CallerGoneException {
        TrialCall call = live(contactId);
        voice.says(call, announcement);
        return call.ask(Ask.key(menu.keys().stream().sorted().collect(Collectors.joining())));
    }

    /** As by telephone: asked again when it does not count, and read back. */
    @Override
    public @Nullable String collect(String contactId, Announcement announcement, Digits digits)
            throws CallerGoneException {
        TrialCall call = live(contactId);
        String language = announcement.language();
        for (int attempt = 0; attempt < digits.tries(); attempt++) {
            voice.says(call, announcement);
            String keys = call.ask(Ask.keys("trials.ask.digits"));
            if (keys == null) {
                return null;
            }
            String entered = entered(keys, digits);
            if (entered.length() < digits.least() || !entered.chars().allMatch(Character::isDigit)) {
                voice.saysOwn(call, language, "calls.digits.wrong", digits.least() + "", digits.most() + "");
            } else if (!digits.readBack() || confirmed(call, language, entered)) {
                return entered;
            }
        }
        return null;
    }

    /** What telephony would take of it. */
    private static String entered(String keys, Digits digits) {
        Character end = digits.end();
        int stop = end == null ? -1 : keys.indexOf(end);
        String entered = stop < 0 ? keys : keys.substring(0, stop);
        return entered.substring(0, Math.min(entered.length(), digits.most()));
    }

    private boolean confirmed(TrialCall call, String language, String digits) throws CallerGoneException {
        voice.saysOwn(call, language, "calls.digits.confirm", String.join(", ", digits.split("")));
        String key = call.ask(Ask.key(CONFIRM));
        return key == null || key.equals(YES);
    }

    @Override
    public void speaks(String organisation, String contactId, String language) {
        calls.ofContact(contactId).ifPresent(call -> call.note(Kind.BALIE, "trials.line.language", language));
    }

    @Override
    public boolean transfer(String contactId, String number) throws CallerGoneException {
        TrialCall call = live(contactId);
        call.note(Kind.BALIE, "trials.line.transfer", number);
        Stage before = call.stage();
        boolean answered = Ask.YES.equals(call.ask(Ask.yesOrNo("trials.ask.transfer")));
        return answered && call.talks(before);
    }

    @Override
    public void followFallback(String contactId) {
        calls.ofContact(contactId).ifPresent(call -> calls.end(call, EndCause.BALIE, fallback(call.number())));
    }

    private static Line fallback(PhoneNumber number) {
        return switch (number.fallback()) {
            case MESSAGE -> Line.of(Kind.BALIE, "trials.line.fallback.message", number.fallbackMessage());
            case QUEUE -> Line.of(Kind.BALIE, "trials.line.fallback.queue");
            case EXTERNAL ->
                Line.of(
                        Kind.BALIE,
                        "trials.line.fallback.external",
                        Objects.requireNonNullElse(number.fallbackNumber(), ""));
        };
    }

    @Override
    public void disconnect(String contactId) {
        calls.ofContact(contactId)
                .ifPresent(call -> calls.end(call, EndCause.BALIE, Line.of(Kind.BALIE, "trials.line.disconnected")));
    }

    private TrialCall live(String contactId) throws CallerGoneException {
        return calls.live(contactId);
    }
}
