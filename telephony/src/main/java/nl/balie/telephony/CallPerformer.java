package nl.balie.telephony;

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
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.MediaStream;
import nl.balie.telephony.sip.CallerLeg;
import nl.balie.telephony.sip.PhoneLeg;
import nl.balie.telephony.sip.RemoteMedia;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call: feeds its events to {@link CallMachine} and does what comes out. Everything runs in the call's mailbox. */
final class CallPerformer {
    private static final Logger LOG = LoggerFactory.getLogger(CallPerformer.class);
    private static final int MOST_LINES = 200;

    private record Phone(MediaStream stream, PhoneLeg leg) {}

    private final Surroundings around;
    private final IncomingCall incoming;
    private final CallerLeg leg;
    private final Executor mailbox;
    private final Consumer<CallId> gone;
    private final Map<Long, CompletableFuture<Outcome>> operations = new HashMap<>();
    private final Map<Long, Phone> phones = new HashMap<>();
    private final Map<Audio, Long> playing = new java.util.IdentityHashMap<>();
    private final List<String> timeline = new ArrayList<>();
    private volatile CallState state = new CallState.Incoming();
    private @Nullable MediaStream stream;
    private boolean phoneHolds;
    private long lastOperation;

    CallPerformer(Surroundings around, IncomingCall incoming, CallerLeg leg, Executor mailbox, Consumer<CallId> gone) {
        this.around = around;
        this.incoming = incoming;
        this.leg = leg;
        this.mailbox = mailbox;
        this.gone = gone;
    }

    /** Tells the port, before anything is sent to the caller but 100 Trying. */
    void arrive() {
        note("arrived");
        try {
            around.port().callArrived(incoming);
        } catch (RuntimeException refused) {
            LOG.error("the call could not be taken", refused);
            happen(new CallEvent.RefusedByPort(now()));
        }
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
        Step step = CallMachine.next(state, event);
        state = step.state();
        note(event.getClass().getSimpleName());
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
        } else if (effect instanceof Effect.PlayOnce play) {
            post(new CallEvent.SoundPlayed(now(), play.operation()));
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
            case Effect.RefuseCaller(var status) -> leg.refuse(status);
            case Effect.HangUpCaller() -> leg.hangUp();
            case Effect.Complete(var operation, var outcome) -> complete(operation, outcome);
            case Effect.Fail(var operation, var because) -> fail(operation, because);
            case Effect.Load(var operation, var prompts) -> load(operation, prompts);
            case Effect.PlayOnce(var operation, var sound) -> play(operation, sound);
            case Effect.PlayRound(var sound) -> stream().loop(sound);
            case Effect.PlaySilence() -> stream().silence();
            case Effect.AwaitKey(var operation, var timeout) ->
                later(timeout, at -> new CallEvent.KeyTimeRanOut(at, operation));
            case Effect.Dial dial -> dial(dial);
            case Effect.StopDialling(var dial) -> endPhone(dial);
            case Effect.AskToPickUp(var dial, var operation) -> askToPickUp(dial, operation);
            case Effect.Bridge(var dial) -> bridge(dial);
            case Effect.HangUpPhone(var dial) -> endPhone(dial);
            case Effect.TellRinging(var destination, var at) ->
                around.port().phoneRinging(incoming.id(), destination, at);
            case Effect.TellPhoneHungUp(var at) -> around.port().phoneHungUp(incoming.id(), at);
            case Effect.TellEnded(var by, var at) -> ended(by, at);
        }
    }

    private void later(Duration delay, Function<Instant, CallEvent> event) {
        CompletableFuture.delayedExecutor(Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS, mailbox)
                .execute(() -> happen(event.apply(now())));
    }

    private MediaStream stream() {
        return Objects.requireNonNull(stream, "the call has no stream");
    }

    private void answer() {
        try {
            MediaStream opened = around.media().open(callerSound());
            stream = opened;
            if (!leg.answer(opened.localPort())) {
                happen(new CallEvent.CallerFailed(now()));
            }
        } catch (IOException noPort) {
            LOG.error("no RTP port is free", noPort);
            leg.refuse(503);
            happen(new CallEvent.CallerFailed(now()));
        }
    }

    private MediaStream.Listener callerSound() {
        return new StreamEvents(
                mailbox,
                this::played,
                key -> happen(new CallEvent.KeyPressed(now(), key)),
                () -> happen(new CallEvent.CallerMediaLost(now())));
    }

    private MediaStream.Listener phoneSound(long dial) {
        return new StreamEvents(mailbox, _ -> {}, _ -> {}, () -> phoneLost(dial));
    }

    private void complete(long operation, Outcome outcome) {
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

    private void load(long operation, List<Prompt> prompts) {
        Sounds.load(around.prompts(), prompts)
                .thenAcceptAsync(sound -> happen(new CallEvent.SoundLoaded(now(), operation, sound)), mailbox);
    }

    private void play(long operation, Audio sound) {
        playing.clear();
        playing.put(sound, operation);
        stream().play(sound);
    }

    private void dial(Effect.Dial dial) {
        try {
            MediaStream opened = around.media().open(phoneSound(dial.dial()));
            PhoneLeg dialled = around.dialler()
                    .dial(
                            dial.destination(),
                            incoming.from(),
                            dial.shownName(),
                            opened.localPort(),
                            mailbox,
                            new PhoneSide(dial.dial()));
            phones.put(dial.dial(), new Phone(opened, dialled));
            later(dial.timeout(), at -> new CallEvent.DialTimeRanOut(at, dial.dial()));
        } catch (IOException noPort) {
            LOG.error("no RTP port is free", noPort);
            post(new CallEvent.PhoneRefused(now(), dial.dial(), Reason.UNREACHABLE, 503));
        }
    }

    private void askToPickUp(long dial, long operation) {
        Phone phone = phones.get(dial);
        if (phone == null) {
            post(new CallEvent.PickUpAnswered(now(), dial, operation, 408));
        } else {
            phone.leg().askToPickUp(operation);
        }
    }

    private void bridge(long dial) {
        Phone phone = phones.get(dial);
        if (phone != null) {
            around.media().bridge(stream(), phone.stream());
        }
    }

    private void endPhone(long dial) {
        Phone phone = phones.remove(dial);
        if (phone != null) {
            phone.leg().end();
            phone.stream().close();
        }
    }

    private void ended(TelephonyPort.EndedBy by, Instant at) {
        phones.keySet().stream().toList().forEach(this::endPhone);
        if (stream != null) {
            stream.close();
        }
        LOG.debug("ended by {}: {}", by, timeline);
        try {
            around.port().callEnded(incoming.id(), by, at);
        } finally {
            gone.accept(incoming.id());
        }
    }

    Map<String, Object> debugState() {
        CallState now = state;
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("state", now.getClass().getSimpleName());
        if (now instanceof CallState.OnLine line) {
            shown.put("hears", line.hearing().getClass().getSimpleName());
            shown.put("phone", line.phone().getClass().getSimpleName());
            shown.put("confirmed", line.confirmed());
            shown.put("held", line.held());
        }
        shown.put("since", incoming.at().toString());
        return shown;
    }

    private void connect(MediaStream to, RemoteMedia media) {
        to.connect(media.address(), media.codec(), media.keyPayloadType(), media.listens());
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
            connect(stream(), media);
            happen(new CallEvent.CallerHeld(now(), !media.listens()));
        }

        @Override
        public void key(char key) {
            happen(new CallEvent.KeyPressed(now(), key));
        }
    }

    private final class PhoneSide implements PhoneLeg.Listener {
        private final long dial;

        PhoneSide(long dial) {
            this.dial = dial;
        }

        @Override
        public void rang() {
            happen(new CallEvent.PhoneRang(now(), dial));
        }

        @Override
        public void answered(RemoteMedia media) {
            media(media);
            happen(new CallEvent.PhoneAnswered(now(), dial));
        }

        @Override
        public void refused(Reason reason, int sipStatus) {
            happen(new CallEvent.PhoneRefused(now(), dial, reason, sipStatus));
            endPhone(dial);
        }

        @Override
        public void hungUp() {
            happen(new CallEvent.PhoneHungUp(now(), dial));
            endPhone(dial);
        }

        @Override
        public void media(RemoteMedia media) {
            Phone phone = phones.get(dial);
            if (phone != null) {
                phoneHolds = !media.listens();
                connect(phone.stream(), media);
            }
        }

        @Override
        public void key(char key) {
            LOG.debug("the phone sent a key");
        }

        @Override
        public void pickUpAnswered(long operation, int sipStatus) {
            happen(new CallEvent.PickUpAnswered(now(), dial, operation, sipStatus));
        }
    }

    private void played(Audio audio) {
        Long operation = playing.remove(audio);
        if (operation != null) {
            happen(new CallEvent.SoundPlayed(now(), operation));
        }
    }

    /** A phone that is silent without having put us on hold is gone; the caller stays. */
    private void phoneLost(long dial) {
        if (!phoneHolds) {
            happen(new CallEvent.PhoneHungUp(now(), dial));
        }
    }
}
