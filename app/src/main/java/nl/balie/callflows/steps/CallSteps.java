package nl.balie.callflows.steps;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.balie.callers.Caller;
import nl.balie.callers.Callers;
import nl.balie.callers.Conversation;
import nl.balie.callers.Deed;
import nl.balie.callers.Party;
import nl.balie.callers.Pressed;
import nl.balie.callers.Question;
import nl.balie.callers.Shown;
import nl.balie.callers.Sound;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.numbers.DialPolicy;
import nl.balie.numbers.DialRules.Allowed;
import nl.balie.numbers.DialRules.Refused;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.StepFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of a flow that a caller hears. */
@Component
class CallSteps implements CallPort {
    private final Callers callers;
    private final DigitEntry digits;
    private final DialPolicy policy;
    private final Facts facts;

    CallSteps(Callers callers, DigitEntry digits, DialPolicy policy, Facts facts) {
        this.callers = callers;
        this.digits = digits;
        this.policy = policy;
        this.facts = facts;
    }

    @Override
    public void answer(String contactId) throws CallerGoneException {
        callers.led(contactId).answer();
    }

    @Override
    public void say(String contactId, Announcement announcement, boolean endsByKey) throws CallerGoneException {
        new Conversation(callers.led(contactId)).say(Sound.of(announcement), endsByKey);
    }

    @Override
    public @Nullable String ask(String contactId, Announcement announcement, Menu menu) throws CallerGoneException {
        Caller caller = callers.led(contactId);
        Set<Character> keys = menu.keys().stream().map(key -> key.charAt(0)).collect(Collectors.toSet());
        Map<Character, List<String>> words = new HashMap<>();
        menu.words().forEach((key, spoken) -> words.put(key.charAt(0), spoken));
        var question = new Question(
                Sound.of(announcement),
                keys,
                menu.timeout(),
                menu.bargeIn(),
                new Question.Speech(announcement.language(), Collections.unmodifiableMap(words)));
        return switch (new Conversation(caller).ask(question)) {
            case Pressed.Chosen(char key, boolean spoken) -> pressed(caller, key, true, spoken);
            case Pressed.Other(char key) -> pressed(caller, key, false, false);
            case Pressed.Nothing _, Pressed.Taken _ -> null;
        };
    }

    private String pressed(Caller caller, char key, boolean choice, boolean spoken) {
        Fact pressed = new Fact.KeyPressed(String.valueOf(key), choice, spoken);
        caller.does(Deed.of(() -> facts.record(caller.contact(), pressed)));
        return String.valueOf(key);
    }

    @Override
    public @Nullable String collect(String contactId, Announcement announcement, Digits wanted)
            throws CallerGoneException {
        Caller caller = callers.led(contactId);
        Optional<String> entered = digits.collect(caller, announcement, wanted);
        keepHowMany(caller, entered.map(String::length).orElse(0));
        return entered.orElse(null);
    }

    /** Not which: a number may be that of a person. */
    private void keepHowMany(Caller caller, int digits) {
        caller.does(Deed.of(() -> facts.record(caller.contact(), new Fact.DigitsEntered(digits))));
    }

    @Override
    public void speaks(String organisation, String contactId, String language) {
        Party party = callers.party(organisation, contactId);
        party.does(Deed.of(
                Shown.of("callflows.tried.language", language),
                () -> facts.record(party.contact(), new Fact.LanguageChosen(language))));
    }

    @Override
    public boolean transfer(String contactId, String number) throws CallerGoneException {
        Caller caller = callers.led(contactId);
        return switch (policy.rules(caller.organisation()).judge(number)) {
            case Allowed(var dialled) -> caller.connect(dialled);
            case Refused(var why) ->
                throw new StepFailedException("'" + number + "' wordt niet gebeld: " + why.because());
        };
    }

    @Override
    public void followFallback(String contactId) {
        callers.of(contactId).ifPresent(Caller::leaveToFallback);
    }

    @Override
    public void disconnect(String contactId) {
        callers.of(contactId).ifPresent(Caller::hangUp);
    }
}
