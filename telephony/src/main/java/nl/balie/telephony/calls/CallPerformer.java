package nl.balie.telephony.calls;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Destination;
import nl.balie.telephony.IncomingCall;
import nl.balie.telephony.LineQuality;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.TelephonyPort;
import nl.balie.telephony.media.MediaStream;
import nl.balie.telephony.sip.CallerLeg;
import nl.balie.telephony.sip.RemoteMedia;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call: feeds its events to {@link CallMachine} and does what comes out. Everything runs in the call's mailbox. */
final class CallPerformer {
    private static final Logger LOG = LoggerFactory.getLogger(CallPerformer.class);
    private static final int MOST_LINES = 200;

    private final Surroundings around;
    private final CallId id;
    private final @Nullable String callerNumber;
    private final Instant since;
    private final Executor mailbox;
    private final Consumer<CallId> gone;
    private final Map<Long, CompletableFuture<Outcome>> operations = new HashMap<>();
    private final CallerSound sound;
    private final Phones phones;
    private final Conversation conversation;
    private final Tape tape = new Tape();
    private final List<String> timeline = new ArrayList<>();
    private volatile CallState state = new CallState.Incoming();
    private long lastOperation;

    private @Nullable CallerLeg leg;
    private long callerDial = CallMachine.CALLED;

    /** @param callerNumber that phones are shown, or null for an anonymous caller */
    CallPerformer(
            Surroundings around, CallId id, @Nullable String callerNumber, Executor mailbox, Consumer<CallId> gone) {
        this.around = around;
        this.id = id;
        this.callerNumber = callerNumber;
        this.since = around.clock().instant();
        this.mailbox = mailbox;
        this.gone = gone;
        this.sound = new CallerSound(around, mailbox, this::happen);
        this.phones = new Phones(around, callerNumber, mailbox, this::happen, sound::played, this::measured);
        this.conversation = new Conversation(around, mailbox);
    }

    /** Tells the port, before anything is sent to the caller but 100 Trying. */
    void arrive(IncomingCall incoming, CallerLeg arrived) {
        leg = arrived;
        note("arrived");
        try {
            around.port().callArrived(incoming);
        } catch (RuntimeException refused) {
            LOG.error("the call could not be taken", refused);
            happen(new CallEvent.RefusedByPort(now()));
        }
    }

    /** From any thread, before anything else: a call that Balie makes. */
    CompletableFuture<Outcome> callOut(Destination first, String shownName, Duration timeout) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        mailbox.execute(() -> {
            long operation = ++lastOperation;
            operations.put(operation, outcome);
            follow("called out", CallMachine.callOut(operation, first, shownName, timeout));
        });
        return outcome;
    }

    private CallerLeg leg() {
        return Objects.requireNonNull(leg, "the call has no first party");
    }

    Instant now() {
        return around.clock().instant();
    }

    /** From any thread: something asked with an answer to wait for. */
    CompletableFuture<Outcome> ask(LongFunction<CallEvent> event) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        mailbox.execute(() -> {
            long operation = ++lastOperation;
            operations.put(operation, outcome);
            happen(event.apply(operation));
        });
        return outcome;
    }

    /** From any thread. */
    void tell(LongFunction<CallEvent> event) {
        mailbox.execute(() -> happen(event.apply(++lastOperation)));
    }

    void post(CallEvent event) {
        mailbox.execute(() -> happen(event));
    }

    void happen(CallEvent event) {
        follow(event.getClass().getSimpleName(), CallMachine.next(state, event));
    }

    private void follow(String line, Step step) {
        state = step.state();
        note(line);
        for (Effect effect : step.effects()) {
            try {
                perform(effect);
            } catch (RuntimeException problem) {
                LOG.error("{} failed", effect.getClass().getSimpleName(), problem);
                notPerformed(effect);
            }
        }
    }

    /** What others wait for must not wait for ever because of a mistake of ours. */
    private void notPerformed(Effect effect) {
        if (effect instanceof Effect.AnswerCaller) {
            post(new CallEvent.CallerFailed(now()));
        } else if (effect instanceof Effect.Dial dial) {
            post(new CallEvent.PhoneRefused(now(), dial.dial(), Reason.UNREACHABLE, 500));
        } else if (effect instanceof Effect.CallFirst first) {
            post(new CallEvent.PhoneRefused(now(), first.dial(), Reason.UNREACHABLE, 500));
        } else if (effect instanceof Effect.PlayOnce play) {
            post(new CallEvent.SoundPlayed(now(), play.operation()));
        } else if (effect instanceof Effect.StartRecording start) {
            post(new CallEvent.RecordingEnded(now(), start.operation(), Outcome.Recorded.Ended.FAILED));
        }
    }

    private void note(String line) {
        if (timeline.size() < MOST_LINES) {
            timeline.add(now() + " " + line);
        }
        LOG.debug("{} → {}", line, state.getClass().getSimpleName());
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.AnswerCaller() -> answer();
            case Effect.CallFirst first -> call(first);
            case Effect.RefuseCaller(var status) -> leg().refuse(status);
            case Effect.HangUpCaller() -> leg().hangUp();
            case Effect.Complete(var operation, var outcome) -> complete(operation, outcome);
            case Effect.Fail(var operation, var because) -> fail(operation, because);
            case Effect.Load(var operation, var prompts) -> sound.load(operation, prompts);
            case Effect.LoadMusic(var operation, var prompts) -> {
                if (callerDial == CallMachine.CALLED) {
                    conversation.music(prompts); // who was called hears how another one is rung
                }
                sound.loadMusic(operation, prompts);
            }
            case Effect.PlayOnce(var operation, var audio) -> sound.play(operation, audio);
            case Effect.SetMusic(var sounds) -> sound.music(sounds);
            case Effect.ResumeMusic() -> sound.resumeMusic();
            case Effect.PlaySilence() -> sound.silence();
            case Effect.StartRecording(var operation, var recording) -> sound.record(operation, recording);
            case Effect.FinishRecording(var operation, var how) ->
                sound.finishRecording(operation, how).thenAcceptAsync(outcome -> complete(operation, outcome), mailbox);
            case Effect.Recognise(var operation, var spoken) -> sound.recognise(operation, spoken);
            case Effect.AwaitKey(var operation, var keys, var timeout) ->
                later(timeout, at -> new CallEvent.KeyTimeRanOut(at, operation, keys));
            case Effect.Dial dial -> dial(dial);
            case Effect.StopDialling(var dial) -> phones.end(dial);
            case Effect.AskToPickUp(var dial, var operation) -> askToPickUp(dial, operation);
            case Effect.Arrange(var heard) -> conversation.arrange(heard, this::stream);
            case Effect.StartTape(var sink) ->
                tape.start(sink, () -> tell(operation -> new CallEvent.TapeStopAsked(now(), operation)));
            case Effect.Tape(var sides) -> tape.record(sides, this::stream);
            case Effect.StopTape() -> tape.stop();
            case Effect.ReplaceCaller(var dial) -> replaceCaller(dial);
            case Effect.HangUpPhone(var dial) -> phones.end(dial);
            case Effect.AskTransfer(var dial, var to) ->
                around.port()
                        .transferAsked(id, to)
                        .whenCompleteAsync((done, failed) -> answerTransfer(dial, Boolean.TRUE.equals(done)), mailbox);
            case Effect.RefuseTransfer(var dial) -> answerTransfer(dial, false);
            case Effect.TellRinging(var destination, var at) -> around.port().phoneRinging(id, destination, at);
            case Effect.TellHeld(var party, var held, var at) -> around.port().partyHeld(id, party, held, at);
            case Effect.TellJoined(var party, var at) -> around.port().joined(id, party, at);
            case Effect.TellLeft(var party, var why, var at) -> around.port().left(id, party, why, at);
            case Effect.TellReplaced(var by, var at) -> around.port().agentReplaced(id, by, at);
            case Effect.TellPhoneHungUp(var at) -> around.port().phoneHungUp(id, at);
            case Effect.TellEnded(var by, var at) -> ended(by, at);
        }
    }

    private void later(Duration delay, Function<Instant, CallEvent> event) {
        CompletableFuture.delayedExecutor(Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS, mailbox)
                .execute(() -> happen(event.apply(now())));
    }

    private void call(Effect.CallFirst first) {
        CalledParty party = new CalledParty(first.dial(), around.clock(), this::happen, callerSide());
        leg = party;
        callerDial = first.dial();
        try {
            party.rung(around.dialler()
                    .dial(first.destination(), callerNumber, first.shownName(), sound.open(), mailbox, party));
            later(first.timeout(), at -> new CallEvent.DialTimeRanOut(at, first.dial()));
        } catch (IOException noPort) {
            LOG.error("no RTP port is free", noPort);
            post(new CallEvent.PhoneRefused(now(), first.dial(), Reason.UNREACHABLE, 503));
        }
    }

    private void askToPickUp(long dial, long operation) {
        if (leg instanceof CalledParty party && party.is(dial)) {
            party.askToPickUp(operation);
        } else {
            phones.askToPickUp(dial, operation);
        }
    }

    private void answerTransfer(long dial, boolean done) {
        if (leg instanceof CalledParty party && party.is(dial)) {
            party.answerTransfer(done);
        } else {
            phones.answerTransfer(dial, done);
        }
    }

    private void answer() {
        try {
            if (!leg().answer(sound.open())) {
                happen(new CallEvent.CallerFailed(now()));
            }
        } catch (IOException noPort) {
            LOG.error("no RTP port is free", noPort);
            leg().refuse(503);
            happen(new CallEvent.CallerFailed(now()));
        }
    }

    private void complete(long operation, Outcome outcome) {
        sound.stopRecognising(operation);
        CompletableFuture<Outcome> waiting = operations.remove(operation);
        if (waiting != null) {
            // on its own thread: whoever hangs on the future must not hold the call
            Thread.ofVirtual().name("outcome").start(() -> waiting.complete(outcome));
        }
    }

    private void fail(long operation, String because) {
        CompletableFuture<Outcome> waiting = operations.remove(operation);
        if (waiting != null) {
            waiting.completeExceptionally(new IllegalStateException(because));
        }
    }

    private void dial(Effect.Dial dial) {
        try {
            phones.dial(dial);
            later(dial.timeout(), at -> new CallEvent.DialTimeRanOut(at, dial.dial()));
        } catch (IOException noPort) {
            LOG.error("no RTP port is free", noPort);
            post(new CallEvent.PhoneRefused(now(), dial.dial(), Reason.UNREACHABLE, 503));
        }
    }

    /** The stream of the one who was rung in this attempt; null when he is not there (any more). */
    private @Nullable MediaStream stream(long dial) {
        MediaStream phone = phones.stream(dial);
        return phone == null && dial == callerDial ? sound.stream() : phone;
    }

    /** The phone keeps its stream; what came to it as a phone now comes from the caller. */
    private void replaceCaller(long dial) {
        leg().hangUp();
        sound.take(Objects.requireNonNull(phones.stream(dial), "nobody is there to take the caller's place"));
        leg = phones.asCaller(dial);
        callerDial = dial;
    }

    /** What a line was worth to its end; nothing hangs on it. */
    private void measured(@Nullable Destination who, @Nullable LineQuality quality) {
        if (quality != null) {
            try {
                around.port().lineMeasured(id, who, quality, now());
            } catch (RuntimeException notKept) {
                LOG.warn("the quality of a line is not kept", notKept);
            }
        }
    }

    private void ended(TelephonyPort.EndedBy by, Instant at) {
        tape.stop();
        phones.endAll();
        measured(null, sound.quality());
        sound.close();
        LOG.debug("ended by {}: {}", by, timeline);
        try {
            around.port().callEnded(id, by, at);
        } finally {
            gone.accept(id);
        }
    }

    Map<String, Object> debugState() {
        CallState now = state;
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("state", now.getClass().getSimpleName());
        if (now instanceof CallState.OnLine line) {
            Object hears = line.hearing() instanceof CallState.Hearing.Nothing ? line.background() : line.hearing();
            shown.put("hears", hears.getClass().getSimpleName());
            shown.put("confirmed", line.confirmed());
            shown.put("agent", line.legs().agent().name());
            line.legs().all().forEach((party, part) -> shown.put(party.name(), part.toString()));
        }
        shown.put("since", since.toString());
        return shown;
    }

    CallerLeg.Listener callerSide() {
        return new CallerSide();
    }

    private final class CallerSide implements CallerLeg.Listener {
        @Override
        public void confirmed() {
            happen(new CallEvent.CallerConfirmed(now()));
        }

        @Override
        public void cancelled() {
            happen(new CallEvent.CallerCancelled(now()));
        }

        @Override
        public void hungUp() {
            happen(new CallEvent.CallerHungUp(now()));
        }

        @Override
        public void failed(String because) {
            LOG.info("the caller's side failed: {}", because);
            happen(new CallEvent.CallerFailed(now()));
        }

        @Override
        public void media(RemoteMedia media) {
            sound.connect(media);
            phones.callerHas(media.agreed().codec());
            happen(new CallEvent.CallerHeld(now(), !media.listens()));
        }

        @Override
        public void key(char key) {
            happen(new CallEvent.KeyPressed(now(), key));
        }
    }
}
