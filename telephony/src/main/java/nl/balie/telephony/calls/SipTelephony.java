package nl.balie.telephony.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Entry;
import nl.balie.telephony.IncomingCall;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.OutgoingCall;
import nl.balie.telephony.Party;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Question;
import nl.balie.telephony.Recording;
import nl.balie.telephony.RecordingSink;
import nl.balie.telephony.SpeechRecogniser;
import nl.balie.telephony.Supervision;
import nl.balie.telephony.Telephony;
import nl.balie.telephony.TelephonyPort;
import nl.balie.telephony.TelephonySettings;
import nl.balie.telephony.media.MediaEngine;
import nl.balie.telephony.media.RtpMediaEngine;
import nl.balie.telephony.media.VoiceSource;
import nl.balie.telephony.prompts.Prompts;
import nl.balie.telephony.sip.CallerLeg;
import nl.balie.telephony.sip.IncomingCalls;
import nl.balie.telephony.sip.Mailbox;
import nl.balie.telephony.sip.Patience;
import nl.balie.telephony.sip.PhoneLeg;
import nl.balie.telephony.sip.SipEndpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Telephony over SIP and RTP. */
public final class SipTelephony implements Telephony {
    private static final Logger LOG = LoggerFactory.getLogger(SipTelephony.class);
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final TelephonySettings settings;
    private final MediaEngine media;
    private final Map<CallId, CallPerformer> calls = new ConcurrentHashMap<>();
    private final AtomicInteger admitted = new AtomicInteger();
    private final Surroundings around;
    private final SipEndpoint sip;
    private volatile boolean closing;

    private SipTelephony(
            TelephonySettings settings,
            TelephonyPort port,
            MediaEngine media,
            PromptLoader prompts,
            SpeechRecogniser speech,
            Clock clock,
            Patience patience)
            throws IOException {
        this.settings = settings;
        this.media = media;
        this.around = new Surroundings(port, media, prompts, speech, clock, this::dial);
        this.sip = SipEndpoint.start(settings, port, patience, clock, new Arrivals());
    }

    /**
     * Starts to listen, with RTP and prompts of our own.
     *
     * @throws UncheckedIOException when the SIP port cannot be had or the media threads cannot be started
     */
    public static Telephony start(TelephonySettings settings, TelephonyPort port, Clock clock) {
        Prompts prompts = new Prompts(settings.promptCache());
        try {
            MediaEngine media = RtpMediaEngine.start(
                    settings.address(),
                    settings.rtpFrom(),
                    settings.rtpUntil(),
                    settings.mediaTimeout(),
                    VoiceSource.LEARNT,
                    settings.dscp());
            return start(settings, port, media, prompts::load, SpeechRecogniser.NONE, clock);
        } catch (IOException noThreads) {
            throw new UncheckedIOException(noThreads);
        }
    }

    /**
     * Starts to listen. The media engine is closed with it, also when it cannot start.
     *
     * @throws UncheckedIOException when the SIP port cannot be had
     */
    public static Telephony start(
            TelephonySettings settings,
            TelephonyPort port,
            MediaEngine media,
            PromptLoader prompts,
            SpeechRecogniser speech,
            Clock clock) {
        return start(settings, port, media, prompts, speech, clock, Patience.USUAL);
    }

    static Telephony start(
            TelephonySettings settings,
            TelephonyPort port,
            MediaEngine media,
            PromptLoader prompts,
            SpeechRecogniser speech,
            Clock clock,
            Patience patience) {
        try {
            return new SipTelephony(settings, port, media, prompts, speech, clock, patience);
        } catch (IOException portTaken) {
            media.close();
            throw new UncheckedIOException(portTaken);
        }
    }

    private PhoneLeg dial(
            Destination destination,
            @Nullable String callerNumber,
            String shownName,
            int rtpPort,
            Executor mailbox,
            PhoneLeg.Listener listener) {
        return sip.dial(destination, callerNumber, shownName, rtpPort, mailbox, listener);
    }

    private final class Arrivals implements IncomingCalls {
        @Override
        public boolean admit() {
            return SipTelephony.this.admit();
        }

        @Override
        public CallerLeg.Listener arrived(IncomingCall call, CallerLeg leg, Executor mailbox) {
            CallPerformer performer =
                    new CallPerformer(around, call.id(), call.from(), mailbox, SipTelephony.this::gone);
            calls.put(call.id(), performer);
            mailbox.execute(() -> performer.arrive(call, leg));
            return performer.callerSide();
        }
    }

    private boolean admit() {
        if (closing) {
            return false;
        }
        if (admitted.incrementAndGet() > settings.limits().atOnce()) {
            admitted.decrementAndGet();
            return false;
        }
        return true;
    }

    @Override
    public OutgoingCall callOut(Destination first, @Nullable String callerNumber, String shownName, Duration timeout) {
        CallId id = new CallId(UUID.randomUUID().toString());
        if (!admit()) {
            return new OutgoingCall(
                    id, CompletableFuture.completedFuture(new Outcome.NotConnected(Reason.UNREACHABLE, 503)));
        }
        CallPerformer performer = new CallPerformer(around, id, callerNumber, new Mailbox(id.value()), this::gone);
        calls.put(id, performer);
        return new OutgoingCall(id, performer.callOut(first, shownName, timeout));
    }

    private void gone(CallId call) {
        calls.remove(call);
        admitted.decrementAndGet();
    }

    private CompletableFuture<Outcome> ask(CallId call, Function<CallPerformer, CompletableFuture<Outcome>> operation) {
        CallPerformer performer = calls.get(call);
        return performer == null
                ? CompletableFuture.completedFuture(new Outcome.CallerGone())
                : operation.apply(performer);
    }

    private void tell(CallId call, Consumer<CallPerformer> operation) {
        CallPerformer performer = calls.get(call);
        if (performer != null) {
            operation.accept(performer);
        }
    }

    @Override
    public CompletableFuture<Outcome> answer(CallId call) {
        return ask(call, it -> it.ask(operation -> new CallEvent.AnswerAsked(it.now(), operation)));
    }

    @Override
    public void reject(CallId call, int sipStatus) {
        if (sipStatus < 400 || sipStatus > 699) {
            throw new IllegalArgumentException("no status that refuses: " + sipStatus);
        }
        tell(call, it -> it.tell(_ -> new CallEvent.RejectAsked(it.now(), sipStatus)));
    }

    @Override
    public CompletableFuture<Outcome> play(CallId call, List<Prompt> prompts, boolean endsByKey) {
        List<Prompt> all = List.copyOf(prompts);
        return ask(call, it -> it.ask(operation -> new CallEvent.PlayAsked(it.now(), operation, all, endsByKey)));
    }

    @Override
    public CompletableFuture<Outcome> ask(CallId call, Question question) {
        return ask(call, it -> it.ask(operation -> new CallEvent.QuestionAsked(it.now(), operation, question)));
    }

    @Override
    public CompletableFuture<Outcome> collect(CallId call, Entry entry) {
        return ask(call, it -> it.ask(operation -> new CallEvent.EntryAsked(it.now(), operation, entry)));
    }

    @Override
    public CompletableFuture<Outcome> record(CallId call, Recording recording) {
        return ask(call, it -> it.ask(operation -> new CallEvent.RecordAsked(it.now(), operation, recording)));
    }

    @Override
    public CompletableFuture<Outcome> announce(CallId call, List<Prompt> prompts) {
        List<Prompt> all = List.copyOf(prompts);
        return ask(call, it -> it.ask(operation -> new CallEvent.AnnounceAsked(it.now(), operation, all)));
    }

    @Override
    public void playMusic(CallId call, List<Prompt> music) {
        List<Prompt> all = List.copyOf(music);
        tell(call, it -> it.tell(operation -> new CallEvent.MusicAsked(it.now(), operation, all)));
    }

    @Override
    public void playSilence(CallId call) {
        tell(call, it -> it.tell(_ -> new CallEvent.SilenceAsked(it.now())));
    }

    @Override
    public CompletableFuture<Outcome> connect(
            CallId call, Destination destination, String shownName, Duration timeout) {
        return ask(
                call,
                it -> it.ask(
                        operation -> new CallEvent.ConnectAsked(it.now(), operation, destination, shownName, timeout)));
    }

    @Override
    public CompletableFuture<Outcome> pickUp(CallId call) {
        return ask(call, it -> it.ask(operation -> new CallEvent.PickUpAsked(it.now(), operation)));
    }

    @Override
    public CompletableFuture<Outcome> hold(CallId call, Party held) {
        return ask(call, it -> it.ask(operation -> new CallEvent.HoldAsked(it.now(), operation, held, true)));
    }

    @Override
    public CompletableFuture<Outcome> takeBack(CallId call, Party held) {
        return ask(call, it -> it.ask(operation -> new CallEvent.HoldAsked(it.now(), operation, held, false)));
    }

    @Override
    public CompletableFuture<Outcome> mute(CallId call, Party party, boolean on) {
        return ask(call, it -> it.ask(operation -> new CallEvent.MuteAsked(it.now(), operation, party, on)));
    }

    @Override
    public CompletableFuture<Outcome> consult(
            CallId call, Destination destination, String shownName, Duration timeout) {
        return invite(call, Party.CONSULTED, destination, shownName, timeout, Supervision.LISTEN);
    }

    @Override
    public CompletableFuture<Outcome> supervise(
            CallId call, Destination destination, String shownName, Duration timeout, Supervision supervision) {
        return invite(call, Party.SUPERVISOR, destination, shownName, timeout, supervision);
    }

    private CompletableFuture<Outcome> invite(
            CallId call, Party party, Destination to, String shownName, Duration timeout, Supervision supervision) {
        return ask(
                call,
                it -> it.ask(operation ->
                        new CallEvent.InviteAsked(it.now(), operation, party, to, shownName, timeout, supervision)));
    }

    @Override
    public void supervision(CallId call, Supervision supervision) {
        tell(call, it -> it.tell(_ -> new CallEvent.SupervisionAsked(it.now(), supervision)));
    }

    @Override
    public void drop(CallId call, Party party) {
        tell(call, it -> it.tell(_ -> new CallEvent.DropAsked(it.now(), party)));
    }

    @Override
    public CompletableFuture<Outcome> replaceAgent(CallId call, Party by) {
        return ask(call, it -> it.ask(operation -> new CallEvent.ReplaceAsked(it.now(), operation, by)));
    }

    @Override
    public CompletableFuture<Outcome> startRecording(CallId call, RecordingSink sink, boolean alsoOnHold) {
        return ask(call, it -> it.ask(operation -> new CallEvent.TapeAsked(it.now(), operation, sink, alsoOnHold)));
    }

    @Override
    public CompletableFuture<Outcome> pauseRecording(CallId call) {
        return ask(call, it -> it.ask(operation -> new CallEvent.TapePauseAsked(it.now(), operation, true)));
    }

    @Override
    public CompletableFuture<Outcome> resumeRecording(CallId call) {
        return ask(call, it -> it.ask(operation -> new CallEvent.TapePauseAsked(it.now(), operation, false)));
    }

    @Override
    public CompletableFuture<Outcome> stopRecording(CallId call) {
        return ask(call, it -> it.ask(operation -> new CallEvent.TapeStopAsked(it.now(), operation)));
    }

    @Override
    public void withdraw(CallId call) {
        tell(call, it -> it.tell(_ -> new CallEvent.WithdrawAsked(it.now())));
    }

    @Override
    public void releasePhone(CallId call) {
        tell(call, it -> it.tell(_ -> new CallEvent.ReleaseAsked(it.now())));
    }

    @Override
    public void hangUp(CallId call) {
        tell(call, it -> it.tell(_ -> new CallEvent.HangUpAsked(it.now())));
    }

    @Override
    public boolean isThere(CallId call) {
        return calls.containsKey(call);
    }

    @Override
    public Set<String> registeredPhones() {
        return sip.registered();
    }

    @Override
    public void checkPhones(String user) {
        sip.checkPhones(user);
    }

    @Override
    public Map<String, Object> debugState() {
        Map<String, Object> shown = new LinkedHashMap<>();
        calls.forEach((id, call) -> shown.put(id.value(), call.debugState()));
        return Map.of("calls", shown, "sip", sip.debugState(), "media", media.debugState());
    }

    @Override
    public void close() {
        closing = true;
        long until = System.nanoTime() + GOODBYE.toNanos();
        for (CallPerformer call : calls.values()) {
            call.tell(_ -> new CallEvent.RejectAsked(call.now(), 503));
            call.tell(_ -> new CallEvent.HangUpAsked(call.now()));
        }
        while (!calls.isEmpty()
                && System.nanoTime() < until
                && !Thread.currentThread().isInterrupted()) {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(5).toNanos());
        }
        if (!calls.isEmpty()) {
            LOG.warn("{} calls did not end in time", calls.size());
        }
        sip.close();
        media.close();
    }
}
