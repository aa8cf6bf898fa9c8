package nl.balie.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.balie.callers.Caller;
import nl.balie.callers.Deed;
import nl.balie.callers.Entry;
import nl.balie.callers.Heard;
import nl.balie.callers.Keyed;
import nl.balie.callers.Memory;
import nl.balie.callers.Place;
import nl.balie.callers.Pressed;
import nl.balie.callers.Question;
import nl.balie.callers.Recorded;
import nl.balie.callers.Recorded.Ended;
import nl.balie.callers.Recording;
import nl.balie.callers.Shown;
import nl.balie.callers.Sound;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.Result;
import nl.balie.processes.CallerGoneException;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.SpokenKeys;
import nl.balie.telephony.Telephony;
import org.jspecify.annotations.Nullable;

/** Somebody who is on the line by telephone. */
record TelephoneCaller(LiveCall call, TelephoneLines lines) implements Caller {
    @Override
    public UUID contact() {
        return call.contact();
    }

    @Override
    public String organisation() {
        return call.organisation();
    }

    @Override
    public Origin origin() {
        return call.origin();
    }

    @Override
    public Instant now() {
        return lines.clock.instant();
    }

    @Override
    public boolean calamity(boolean asSet) {
        return asSet;
    }

    @Override
    public <T> T does(Deed<T> deed) {
        return lines.done(organisation(), deed);
    }

    @Override
    public void explains(Shown shown) {
        // nobody looks
    }

    @Override
    public Place place() {
        return new QueuePlace(organisation(), contact(), call, lines);
    }

    @Override
    public void settle(Result result) {
        if (result == Result.CLOSED) {
            call.markClosed();
        } else {
            call.settle(result);
        }
    }

    @Override
    public String called() {
        return call.number().number();
    }

    @Override
    public Optional<String> from() {
        Contact stored = lines.tenancy.read(
                organisation(), () -> lines.contacts.find(contact()).orElseThrow());
        return Optional.ofNullable(stored.from());
    }

    @Override
    public String calamitySignal() {
        return CalamityCallers.signal(called());
    }

    @Override
    public Memory memory() {
        return call.memory();
    }

    @Override
    public boolean isLed() {
        return call.lead() == Lead.FLOW;
    }

    @Override
    public boolean hasSpoken() {
        return call.connected() && !call.transferred();
    }

    @Override
    public void answer() throws CallerGoneException {
        if (!(heard(() -> telephony().answer(call.id())) instanceof Outcome.Done)) {
            throw gone();
        }
    }

    @Override
    public Heard say(List<Sound> sounds, boolean endsByKey) throws CallerGoneException {
        takeOver();
        return said(heard(() -> telephony().play(call.id(), prompts(sounds), endsByKey)));
    }

    @Override
    public Heard announce(List<Sound> sounds) throws CallerGoneException {
        return said(heard(() -> telephony().announce(call.id(), prompts(sounds))));
    }

    private Heard said(Outcome outcome) throws CallerGoneException {
        return switch (outcome) {
            case Outcome.Done _ -> Heard.SAID;
            case Outcome.Replaced _ -> Heard.TAKEN;
            default -> throw gone();
        };
    }

    @Override
    public Pressed ask(Question question) throws CallerGoneException {
        takeOver();
        var asked = new nl.balie.telephony.Question(
                prompts(question.sounds()), question.keys(), question.patience(), question.bargeIn(), spoken(question));
        return switch (heard(() -> telephony().ask(call.id(), asked))) {
            case Outcome.Key(var key) -> new Pressed.Chosen(key, false);
            case Outcome.Said(var key) -> new Pressed.Chosen(key, true);
            case Outcome.WrongKey(var key) -> new Pressed.Other(key);
            case Outcome.NoKey _ -> new Pressed.Nothing();
            case Outcome.Replaced _ -> new Pressed.Taken();
            default -> throw gone();
        };
    }

    private @Nullable SpokenKeys spoken(Question question) {
        Question.Speech speech = question.speech();
        return speech == null ? null : lines.spokenMenu.keys(speech.language(), question.keys(), speech.words());
    }

    @Override
    public Keyed collect(Entry entry) throws CallerGoneException {
        takeOver();
        var asked = new nl.balie.telephony.Entry(
                prompts(entry.sounds()),
                entry.least(),
                entry.most(),
                entry.end(),
                entry.patience(),
                entry.nextKey(),
                true);
        return switch (heard(() -> telephony().collect(call.id(), asked))) {
            case Outcome.Keys(var keys) -> new Keyed.Keys(keys);
            case Outcome.NoKey _ -> new Keyed.Nothing();
            case Outcome.Replaced _ -> new Keyed.Taken();
            default -> throw gone();
        };
    }

    @Override
    public <T> T record(Recording recording, Function<Recorded, T> then) {
        takeOver();
        call.messageBegins();
        try {
            return then.apply(recorded(new nl.balie.telephony.Recording(
                    recording.file(), recording.longest(), recording.silence(), Set.of(recording.end()), true)));
        } finally {
            call.messageOver();
        }
    }

    private Recorded recorded(nl.balie.telephony.Recording asked) {
        return switch (heard(() -> telephony().record(call.id(), asked))) {
            case Outcome.Recorded(var length, var how) ->
                new Recorded(
                        length,
                        switch (how) {
                            case KEY, SILENCE, LONGEST -> Ended.DONE;
                            case HUNG_UP -> Ended.HUNG_UP;
                            case REPLACED -> Ended.TAKEN;
                            case FAILED -> Ended.FAILED;
                        });
            case Outcome.Replaced _ -> new Recorded(Duration.ZERO, Ended.TAKEN);
            default -> new Recorded(Duration.ZERO, Ended.HUNG_UP);
        };
    }

    @Override
    public boolean connect(String number) throws CallerGoneException {
        return lines.transfers.outside(call, number);
    }

    @Override
    public CallerGoneException leadBy(String callflow) {
        lines.calamities.leadElsewhere(call, callflow);
        return gone();
    }

    @Override
    public void leaveToFallback() {
        lines.fallback.leave(contact());
    }

    @Override
    public void hangUp() {
        call.markTakenOver();
        call.post(new CallEvent.FlowHungUp());
    }

    /** One who waits is still his queue's. */
    private void takeOver() {
        if (!call.queued()) {
            call.markTakenOver();
        }
    }

    private Outcome heard(Supplier<CompletableFuture<Outcome>> ask) {
        return lines.standingStill.heard(call, ask);
    }

    private List<Prompt> prompts(List<Sound> sounds) {
        return lines.announcements.prompts(organisation(), sounds);
    }

    private Telephony telephony() {
        return lines.exchange.telephony();
    }

    private CallerGoneException gone() {
        return new CallerGoneException(contact().toString());
    }
}
