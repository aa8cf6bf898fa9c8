package nl.balie.telephony.calls;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import nl.balie.telephony.CallId;
import nl.balie.telephony.CallLimits;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.SpeechRecogniser;
import nl.balie.telephony.Telephony;
import nl.balie.telephony.TelephonySettings;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.sip.Patience;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import org.jspecify.annotations.Nullable;

/** Telephony with real SIP on a free port and recorded media. */
final class TestBalie implements AutoCloseable {
    static final Patience SHORT =
            new Patience(Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofMillis(500), Duration.ofSeconds(1));

    /** A clock that can be moved. */
    static final class Moved extends Clock {
        volatile Duration ahead = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }
    }

    /** A second, of one address and of one number; more than any test makes but the one for it. */
    static final int NEW_CALLS = 40;

    final RecordingMedia media = new RecordingMedia();
    final RecordingPort port = new RecordingPort();
    final Moved clock = new Moved();
    final InetSocketAddress address;
    final Telephony telephony;

    TestBalie() {
        this(Duration.ofMinutes(30), 10, null);
    }

    TestBalie(SpeechRecogniser speech) {
        this(Duration.ofMinutes(30), 10, null, speech);
    }

    TestBalie(Duration sessionInterval, int maxCalls, @Nullable String trunkProxy) {
        this(sessionInterval, maxCalls, trunkProxy, SpeechRecogniser.NONE);
    }

    TestBalie(CallLimits limits) {
        this(Duration.ofMinutes(30), limits, null, SpeechRecogniser.NONE);
    }

    private TestBalie(Duration sessionInterval, int maxCalls, @Nullable String trunkProxy, SpeechRecogniser speech) {
        this(sessionInterval, new CallLimits(maxCalls, NEW_CALLS, NEW_CALLS), trunkProxy, speech);
    }

    private TestBalie(
            Duration sessionInterval, CallLimits limits, @Nullable String trunkProxy, SpeechRecogniser speech) {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        TelephonySettings settings = new TelephonySettings(
                address.getAddress(),
                address.getPort(),
                30_000,
                30_100,
                "balie",
                50,
                Set.of(InetAddress.getLoopbackAddress()),
                trunkProxy,
                "31",
                sessionInterval,
                Duration.ofSeconds(30),
                limits,
                Path.of("target/prompts"));
        telephony = SipTelephony.start(settings, port, media, TestBalie::load, speech, clock, SHORT);
    }

    /** A port that is free for UDP and TCP. */
    static int freePort() {
        for (int attempt = 0; attempt < 50; attempt++) {
            try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress())) {
                return udp.getLocalPort();
            } catch (IOException taken) {
                // the next one
            }
        }
        throw new AssertionError("no free port");
    }

    /** A prompt sounds as its own text; "broken" cannot be made. */
    static CompletableFuture<Audio> load(Prompt prompt) {
        String text = switch (prompt) {
            case Prompt.Speech speech -> speech.text();
            case Prompt.Counted counted -> counted.text();
            case Prompt.Recording recording -> recording.file().toString();
            case Prompt.Beep _ -> "beep";
            case Prompt.RingingTone _ -> "ringing";
            case Prompt.HoldMusic _ -> "music";
        };
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return text.equals("broken")
                ? CompletableFuture.failedFuture(new IOException("broken"))
                : CompletableFuture.completedFuture(new Audio(bytes, bytes.clone()));
    }

    static Prompt say(String text) {
        return new Prompt.Speech("nl", text);
    }

    SipPeer peer() {
        return SipPeer.udp(address);
    }

    SipPeer phone(String user) {
        SipPeer phone = SipPeer.udp(address);
        if (phone.register(user, port.passwords.getOrDefault(user, ""), Map.of())
                        .status()
                != 200) {
            throw new AssertionError("not registered");
        }
        return phone;
    }

    /** A caller on the line. */
    record OnLine(SipPeerCall peer, CallId id, RecordingMedia.Stream stream) {}

    OnLine callOnLine(SipPeer trunk) {
        SipPeerCall call = trunk.invite("+31990001001", 40_000, Map.of());
        CallId id = port.awaitCall().id();
        CompletableFuture<Outcome> answered = telephony.answer(id);
        call.established();
        get(answered);
        return new OnLine(call, id, media.streams.getLast());
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(10, TimeUnit.SECONDS);
        } catch (Exception problem) {
            throw new AssertionError(problem);
        }
    }

    /** Waits for what another thread does next. */
    static void eventually(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("never: " + what);
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        telephony.close();
    }
}
