package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.eventually;
import static nl.balie.telephony.calls.TestBalie.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import nl.balie.telephony.CallId;
import nl.balie.telephony.CallLimits;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.Recorded.Ended;
import nl.balie.telephony.Recording;
import nl.balie.telephony.Telephony;
import nl.balie.telephony.TelephonySettings;
import nl.balie.telephony.media.Codec;
import nl.balie.telephony.media.RtpPeer;
import nl.balie.telephony.media.ToneDetector;
import nl.balie.telephony.media.Wav;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recording what a caller says, with real sound. */
class SipRecordingTests {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final double TONE = 600;

    private final RecordingPort port = new RecordingPort();
    private final InetSocketAddress address =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), TestBalie.freePort());
    private final SipPeer trunk = SipPeer.udp(address);
    private final RtpPeer caller = new RtpPeer(Codec.PCMU);
    private final Telephony telephony;
    private final SipPeerCall call;
    private final CallId id;
    private final Path file;

    SipRecordingTests(@TempDir Path folder) {
        file = folder.resolve("messages").resolve("one.wav");
        TelephonySettings settings = new TelephonySettings(
                address.getAddress(),
                address.getPort(),
                27_000,
                27_098,
                "balie",
                50,
                Set.of(address.getAddress()),
                null,
                "31",
                Duration.ofMinutes(30),
                Duration.ofSeconds(30),
                new CallLimits(10, 40, 40),
                folder);
        telephony = SipTelephony.start(settings, port, Clock.systemUTC());
        String muLaw = SipPeerCall.sdp("127.0.0.1", caller.port(), "sendrecv").replace("AVP 0 8 101", "AVP 0 101");
        call = trunk.invite("+31990001001", muLaw, Map.of());
        id = port.awaitCall().id();
        CompletableFuture<Outcome> answer = telephony.answer(id);
        caller.towards(call.established().audioPort()).speak(TONE);
        get(answer);
    }

    @AfterEach
    void stop() {
        caller.close();
        trunk.close();
        telephony.close();
    }

    private CompletableFuture<Outcome> record(Duration longest, Duration silence, boolean beep) {
        return telephony.record(id, new Recording(file, longest, silence, Set.of('#'), beep));
    }

    private void written(int millis) {
        eventually("so much sound", () -> file.toFile().length() > 44 + millis * 16L);
    }

    private short[] kept() {
        try {
            short[] samples = Wav.parse(Files.readAllBytes(file)).samples();
            assertThat(samples.length).isGreaterThanOrEqualTo(1600);
            assertThat(ToneDetector.hears(Arrays.copyOf(samples, 1600), TONE)).isTrue();
            return samples;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Outcome.Recorded recorded(CompletableFuture<Outcome> recording, Ended how) {
        Outcome outcome = get(recording);
        assertThat(outcome).isInstanceOf(Outcome.Recorded.class);
        assertThat(((Outcome.Recorded) outcome).how()).isEqualTo(how);
        return (Outcome.Recorded) outcome;
    }

    @Test
    void keepsWhatTheCallerSaysUntilHisKey() {
        CompletableFuture<Outcome> recording = record(LONG, LONG, false);
        written(500);
        assertThat(kept().length).isGreaterThanOrEqualTo(4000); // whoever reads it now reads what is there
        caller.press('5');
        written(1000);

        caller.press('#');

        Outcome.Recorded outcome = recorded(recording, Ended.KEY);
        assertThat(outcome.length()).isGreaterThanOrEqualTo(Duration.ofMillis(1000));
        assertThat(kept().length).isEqualTo(outcome.length().toMillis() * 8);
    }

    @Test
    void beepsAndEndsWhenTheCallerHasFinished() {
        CompletableFuture<Outcome> recording = record(LONG, Duration.ofMillis(600), true);
        caller.awaitTone(440);
        caller.awaitSilence();
        written(400);
        assertThat(recording).isNotDone();

        caller.change(0);

        Outcome.Recorded outcome = recorded(recording, Ended.SILENCE);
        assertThat(outcome.length()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
        assertThat(kept().length).isEqualTo(outcome.length().toMillis() * 8);
    }

    @Test
    void silenceBeforeSpeechDoesNotEndIt() {
        caller.change(0);
        CompletableFuture<Outcome> recording = record(LONG, Duration.ofMillis(200), false);
        written(800);
        assertThat(recording).isNotDone();

        caller.change(TONE);
        written(1100);
        caller.change(0);

        recorded(recording, Ended.SILENCE);
    }

    @Test
    void aPhoneThatSendsNothingIsSilentToo() {
        CompletableFuture<Outcome> recording = record(LONG, Duration.ofMillis(400), false);
        written(400);

        caller.close();

        recorded(recording, Ended.SILENCE);
        kept();
    }

    @Test
    void endsAtTheLongest() {
        Outcome.Recorded outcome = recorded(record(Duration.ofMillis(700), LONG, false), Ended.LONGEST);

        assertThat(outcome.length()).isBetween(Duration.ofMillis(300), Duration.ofMillis(700));
        kept();
    }

    @Test
    void isKeptWhenTheCallerHangsUp() {
        CompletableFuture<Outcome> recording = record(LONG, LONG, false);
        written(400);

        call.bye();

        Outcome.Recorded outcome = recorded(recording, Ended.HUNG_UP);
        assertThat(kept().length).isEqualTo(outcome.length().toMillis() * 8);
        assertThat(get(record(LONG, LONG, false))).isInstanceOf(Outcome.CallerGone.class);
    }

    @Test
    void isKeptWhenSomethingElseIsAsked() {
        CompletableFuture<Outcome> recording = record(LONG, LONG, false);
        written(400);

        telephony.playSilence(id);

        recorded(recording, Ended.REPLACED);
        kept();
    }

    @Test
    void hangingUpDuringTheToneIsARecordingOfNothing() {
        CompletableFuture<Outcome> recording = record(LONG, LONG, true);
        caller.awaitTone(440);

        call.bye();

        assertThat(get(recording)).isEqualTo(new Outcome.Recorded(Duration.ZERO, Ended.HUNG_UP));
    }

    @Test
    void neverWritesOverAnotherRecording() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "an earlier message");

        assertThat(recorded(record(LONG, LONG, false), Ended.FAILED).length()).isZero();
        assertThat(file).hasContent("an earlier message");
    }
}
