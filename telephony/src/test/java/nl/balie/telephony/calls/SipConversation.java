package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import nl.balie.telephony.CallId;
import nl.balie.telephony.CallLimits;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Telephony;
import nl.balie.telephony.TelephonySettings;
import nl.balie.telephony.media.Codec;
import nl.balie.telephony.media.RtpPeer;
import nl.balie.telephony.media.ToneDetector;
import nl.balie.telephony.media.Wav;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import nl.balie.telephony.sip.SipText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A caller and an agent who talk over SIP and RTP, and two who can be asked in: each speaks a tone of its own. */
abstract class SipConversation {
    static final double CALLER = 600;
    static final double AGENT = 1000;
    static final double COLLEAGUE = 1400;
    static final double CHIEF = 1800;
    static final double MUSIC = 2200;
    static final double RINGING = 425;
    static final double[] ALL = {CALLER, AGENT, COLLEAGUE, CHIEF, MUSIC, RINGING};
    static final Duration LONG = Duration.ofSeconds(10);

    final RecordingPort port = new RecordingPort();
    final InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), TestBalie.freePort());
    final List<AutoCloseable> opened = new ArrayList<>();
    final Telephony telephony;
    final SipPeer trunk = open(SipPeer.udp(address));
    final RtpPeer caller = open(new RtpPeer(Codec.PCMA));
    final Prompt music;

    /** A phone and what it says. */
    final class Desk {
        final SipPeer phone = open(SipPeer.udp(address));
        final RtpPeer voice = open(new RtpPeer(Codec.PCMA));
        final String user;
        final double tone;

        @Nullable
        SipPeerCall call;

        Desk(String user, double tone) {
            this.user = user;
            this.tone = tone;
            port.passwords.put(user, "geheim");
            assertThat(phone.register(user, "geheim", Map.of()).status()).isEqualTo(200);
        }

        Destination destination() {
            return new Destination.Phone(user);
        }

        SipPeerCall call() {
            return Objects.requireNonNull(call, "it has not rung");
        }

        Desk rings() {
            call = phone.awaitInvite();
            call.ring();
            return this;
        }

        Desk answers() {
            return answers(voice);
        }

        /** With another voice than the one that it has had before. */
        Desk answers(RtpPeer with) {
            call().accept(with.port());
            call().expectRequest("ACK");
            with.towards(call().invite().audioPort()).speak(tone);
            return this;
        }

        void hangsUp() {
            call().send("BYE", "", Map.of());
            call().expect("BYE", 200);
        }
    }

    final Desk agent;
    final Desk colleague;
    final Desk chief;

    SipConversation(@TempDir Path folder) throws IOException {
        TelephonySettings settings = new TelephonySettings(
                address.getAddress(),
                address.getPort(),
                27_000,
                27_998,
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
        music = new Prompt.Recording(
                Files.write(folder.resolve("music.wav"), new Wav(8000, ToneDetector.tone(MUSIC, 8000)).bytes()));
        agent = new Desk("anna", AGENT);
        colleague = new Desk("bilal", COLLEAGUE);
        chief = new Desk("chris", CHIEF);
    }

    <T extends AutoCloseable> T open(T something) {
        opened.add(something);
        return something;
    }

    SipPeerCall called;
    CallId id;

    /** The caller waited with music, and speaks with the agent. */
    @BeforeEach
    void callerAndAgentTalk() {
        called = trunk.invite("+31990001001", caller.port(), Map.of());
        id = port.awaitCall().id();
        CompletableFuture<Outcome> answer = telephony.answer(id);
        SipText ok = called.established();
        caller.towards(ok.audioPort()).speak(CALLER);
        get(answer);
        telephony.playMusic(id, music);
        CompletableFuture<Outcome> connect = telephony.connect(id, agent.destination(), "Burgerzaken", LONG);
        agent.rings().answers();
        assertThat(get(connect)).isInstanceOf(Outcome.Done.class);
        hear(caller, AGENT);
        hear(agent.voice, CALLER);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable something : opened) {
            something.close();
        }
        telephony.close();
    }

    static void hear(RtpPeer who, double... tones) {
        Set<Double> wanted = new HashSet<>(Arrays.stream(tones).boxed().toList());
        who.await("tones " + wanted, heard -> {
            short[] last = heard.size() < 10 ? new short[0] : RtpPeer.last(heard);
            return last.length > 0
                    && Arrays.stream(ALL).allMatch(tone -> {
                        double share = ToneDetector.share(last, tone);
                        return wanted.contains(tone) ? share > 0.6 / tones.length : share < 0.05;
                    });
        });
    }

    void consult() {
        assertThat(get(telephony.consult(id, colleague.destination(), "Ruggespraak", LONG)))
                .isInstanceOf(Outcome.Done.class);
        colleague.rings();
        hear(caller, MUSIC);
        port.awaitTold("CALLER is held");
    }

    void consultTalking() {
        consult();
        colleague.answers();
        port.awaitTold("CONSULTED joined");
        hear(agent.voice, COLLEAGUE);
        hear(colleague.voice, AGENT);
        hear(caller, MUSIC);
    }
}
