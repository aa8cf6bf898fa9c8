package nl.balie.trials;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.numbers.PhoneNumber;
import nl.balie.processes.CallerGoneException;
import nl.balie.trials.Line.Kind;
import nl.balie.trials.TrialCall.Stage;

/** Somebody on the line of a trial: the administrator reads what he hears and presses his keys; the world stays as it is. */
record TrialCaller(TrialCall call, TrialLines lines) implements Caller {
    private static final Duration A_MESSAGE = Duration.ofSeconds(5);

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
        return call.setting().origin();
    }

    @Override
    public Instant now() {
        return call.setting().at().toInstant();
    }

    @Override
    public boolean calamity(boolean asSet) {
        return call.calamity(asSet);
    }

    @Override
    public <T> T does(Deed<T> deed) {
        if (deed.shown() != null) {
            explains(deed.shown());
        }
        return deed.pretended();
    }

    @Override
    public void explains(Shown shown) {
        call.add(new Line(shown.wrong() ? Kind.WRONG : Kind.BALIE, shown.text(), shown.values(), List.of(), "nl"));
    }

    @Override
    public Place place() {
        return new TrialPlace(call, lines);
    }

    @Override
    public void settle(Result result) {
        // a trial comes to nothing
    }

    @Override
    public String called() {
        return call.setting().number();
    }

    @Override
    public Optional<String> from() {
        return Optional.ofNullable(call.setting().from());
    }

    @Override
    public String calamitySignal() {
        return TrialCalls.signal(call);
    }

    @Override
    public Memory memory() {
        return call.memory();
    }

    @Override
    public boolean isLed() {
        return call.stage() != Stage.ENDED;
    }

    @Override
    public boolean hasSpoken() {
        return call.spoke();
    }

    @Override
    public void answer() throws CallerGoneException {
        call.mustBeThere();
        call.note(Kind.BALIE, "trials.line.answered");
    }

    @Override
    public Heard say(List<Sound> sounds, boolean endsByKey) throws CallerGoneException {
        call.mustBeThere();
        sounds.stream().flatMap(sound -> lines.heard(call, sound)).forEach(call::add);
        return Heard.SAID;
    }

    @Override
    public Heard announce(List<Sound> sounds) throws CallerGoneException {
        return say(sounds);
    }

    @Override
    public Pressed ask(Question question) throws CallerGoneException {
        say(question.sounds());
        String pressed = call.ask(
                Ask.key(question.keys().stream().map(String::valueOf).sorted().collect(Collectors.joining())));
        if (pressed == null) {
            return new Pressed.Nothing();
        }
        char key = pressed.charAt(0);
        return question.keys().contains(key) ? new Pressed.Chosen(key, false) : new Pressed.Other(key);
    }

    @Override
    public Keyed collect(Entry entry) throws CallerGoneException {
        say(entry.sounds());
        String keys = call.ask(Ask.keys("trials.ask.digits"));
        return keys == null ? new Keyed.Nothing() : new Keyed.Keys(entered(keys, entry));
    }

    /** What telephony would take of it. */
    private static String entered(String keys, Entry entry) {
        Character end = entry.end();
        int stop = end == null ? -1 : keys.indexOf(end);
        String entered = stop < 0 ? keys : keys.substring(0, stop);
        return entered.substring(0, Math.min(entered.length(), entry.most()));
    }

    @Override
    public <T> T record(Recording recording, Function<Recorded, T> then) {
        Recorded recorded;
        try {
            boolean spoken = Ask.YES.equals(call.ask(Ask.yesOrNo("trials.ask.record")));
            recorded = new Recorded(spoken ? A_MESSAGE : Duration.ZERO, Ended.DONE);
        } catch (CallerGoneException _) {
            recorded = new Recorded(Duration.ZERO, Ended.HUNG_UP);
        }
        return then.apply(recorded);
    }

    @Override
    public boolean connect(String number) throws CallerGoneException {
        call.note(Kind.BALIE, "trials.line.transfer", number);
        Stage before = call.stage();
        boolean answered = Ask.YES.equals(call.ask(Ask.yesOrNo("trials.ask.transfer")));
        return answered && call.talks(before);
    }

    @Override
    public CallerGoneException leadBy(String callflow) {
        lines.calls().end(call, EndCause.BALIE, Line.of(Kind.BALIE, "trials.line.calamity-leads", callflow));
        return new CallerGoneException(call.contact().toString());
    }

    @Override
    public void leaveToFallback() {
        lines.calls().end(call, EndCause.BALIE, fallback(call.number()));
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
    public void hangUp() {
        lines.calls().end(call, EndCause.BALIE, Line.of(Kind.BALIE, "trials.line.disconnected"));
    }
}
