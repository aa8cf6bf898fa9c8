package nl.balie.trials;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.balie.database.Tenancy;
import nl.balie.numbers.E164;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.processes.CallbackPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.ControlPort;
import nl.balie.trials.Ask.Choice;
import nl.balie.trials.Line.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The conversations that Balie leads by itself. A callflow only learns how they end, so the administrator chooses that; no
 * callback is made, nothing is recorded and no switch is turned.
 */
record TrialOutcomes(TrialCalls calls, PhoneNumbers numbers, Tenancy tenancy) implements CallbackPort, ControlPort {
    private static final String OWN = "eigen";
    private static final String NONE = "geen";

    @Override
    public @Nullable String askNumber(String organisation, String contactId, String language)
            throws CallerGoneException {
        TrialCall call = calls.live(contactId);
        String own = call.setting().from();
        String given = call.ask(
                own == null
                        ? Ask.keys("trials.ask.callback-number")
                        : Ask.keys(
                                "trials.ask.callback-number", Choice.of(OWN, "trials.ask.callback-number.own", own)));
        if (given == null || given.equals(OWN)) {
            return given == null ? null : own;
        }
        Optional<String> number = E164.of(given);
        if (number.isEmpty()) {
            call.note(Kind.WRONG, "trials.line.no-number", given);
        }
        return number.orElse(null);
    }

    @Override
    public void request(
            String organisation, String contactId, String language, String queue, int priority, String number)
            throws CallerGoneException {
        TrialCall call = calls.live(contactId);
        call.leavesQueue();
        call.note(Kind.BALIE, "trials.line.callback", number, queue);
    }

    @Override
    public boolean recordMessage(String organisation, String contactId, String language, String queue)
            throws CallerGoneException {
        TrialCall call = calls.live(contactId);
        boolean spoken = Ask.YES.equals(call.ask(Ask.yesOrNo("trials.ask.voicemail")));
        if (spoken) {
            call.leavesQueue();
            call.note(Kind.BALIE, "trials.line.voicemail", queue);
        }
        return spoken;
    }

    @Override
    public Attempt queue(String organisation, String contactId) {
        return new Attempt(1, 1);
    }

    @Override
    public void giveUp(String organisation, String contactId) {
        calls.ofContact(contactId).ifPresent(call -> call.note(Kind.BALIE, "trials.line.given-up"));
    }

    @Override
    public boolean signIn(String contactId, String language) throws CallerGoneException {
        return Ask.YES.equals(calls.live(contactId).ask(Ask.yesOrNo("trials.ask.sign-in")));
    }

    @Override
    public @Nullable String chooseNumber(String contactId, String language) throws CallerGoneException {
        TrialCall call = calls.live(contactId);
        List<Choice> choices = tenancy.read(
                call.organisation(),
                () -> Stream.concat(
                                numbers.all().stream()
                                        .map(number ->
                                                Choice.of(number.number(), "trials.ask.number.one", number.number())),
                                Stream.of(Choice.of(NONE, "trials.ask.number.none")))
                        .toList());
        String chosen = call.ask(new Ask(Ask.Kind.CHOICE, "trials.ask.number", choices));
        return NONE.equals(chosen) ? null : chosen;
    }

    @Override
    public void turnCalamity(String contactId, String language, String number, boolean on) throws CallerGoneException {
        calls.live(contactId).note(Kind.BALIE, on ? "trials.line.would-turn-on" : "trials.line.would-turn-off", number);
    }

    @Override
    public boolean recordCalamityMessage(String contactId, String language, String number) throws CallerGoneException {
        return Ask.YES.equals(calls.live(contactId).ask(Ask.yesOrNo("trials.ask.calamity-message")));
    }

    @Override
    public boolean recordPrompt(String contactId, String language) throws CallerGoneException {
        return Ask.YES.equals(calls.live(contactId).ask(Ask.yesOrNo("trials.ask.prompt")));
    }
}
