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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import nl.balie.conformity.Requirement;
import nl.balie.telephony.CallId;
import nl.balie.telephony.CallLimits;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.OutgoingCall;
import nl.balie.telephony.Party;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Question;
import nl.balie.telephony.Telephony;
import nl.balie.telephony.TelephonySettings;
import nl.balie.telephony.media.Codec;
import nl.balie.telephony.media.RtpPeer;
import nl.balie.telephony.media.ToneDetector;
import nl.balie.telephony.media.Wav;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import nl.balie.telephony.sip.SipText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signalling and sound together. */
class SipMediaTests {
    private final RecordingPort port = new RecordingPort();
    private final InetSocketAddress address =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), TestBalie.freePort());
    private final Telephony telephony;
    private final SipPeer trunk = SipPeer.udp(address);
    private final SipPeer phone = SipPeer.udp(address);
    private final RtpPeer caller = new RtpPeer(Codec.PCMA);
    private final RtpPeer agent = new RtpPeer(Codec.PCMU);

    SipMediaTests(@TempDir Path prompts) {
        TelephonySettings settings = new TelephonySettings(
                address.getAddress(),
                address.getPort(),
                26_000,
                26_998,
                "balie",
                50,
                Set.of(address.getAddress()),
                null,
                "31",
                Duration.ofMinutes(30),
                Duration.ofSeconds(30),
                new CallLimits(10, 40, 40),
                prompts);
        telephony = SipTelephony.start(settings, port, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        caller.close();
        agent.close();
        trunk.close();
        phone.close();
        telephony.close();
    }

    private CallId callOnLine(SipPeerCall call) {
        CallId id = port.awaitCall().id();
        CompletableFuture<Outcome> answer = telephony.answer(id);
        SipText ok = call.established();
        caller.towards(ok.audioPort()).speak(440);
        get(answer);
        return id;
    }

    private static Prompt tones(Path folder, String name, double... hertz) throws IOException {
        short[] samples = new short[hertz.length * 8000];
        for (int second = 0; second < hertz.length; second++) {
            System.arraycopy(ToneDetector.tone(hertz[second], 8000), 0, samples, second * 8000, 8000);
        }
        return new Prompt.Recording(Files.write(folder.resolve(name), new Wav(8000, samples).bytes()));
    }

    @Test
    void anAnnouncementIsHeardOverMusicOfOwnFilesWhichThenGoesOn(@TempDir Path folder) throws IOException {
        CallId id = callOnLine(trunk.invite("+31990001001", caller.port(), Map.of()));
        telephony.playMusic(
                id, List.of(tones(folder, "one.wav", 500), tones(folder, "two.wav", 700, 700, 900, 700, 700)));
        caller.awaitTone(500);
        caller.awaitTone(700);

        CompletableFuture<Outcome> announced = telephony.announce(id, List.of(tones(folder, "say.wav", 1100)));
        caller.awaitTone(1100);
        assertThat(get(announced)).isInstanceOf(Outcome.Done.class);
        caller.forget();
        caller.awaitTone(900);

        assertThat(ToneDetector.share(caller.heard(), 500)).isLessThan(0.05); // not from the start
        caller.awaitTone(700);
        caller.awaitTone(500); // and round
    }

    @Test
    void aCallThatBalieMakesIsHeardOnBothSides(@TempDir Path folder) throws IOException {
        phone.register("agent1", "geheim", "MD5", Map.of());
        OutgoingCall out = telephony.callOut(
                new Destination.Phone("agent1"), "+31201112222", "Terugbellen", Duration.ofSeconds(10));
        SipPeerCall first = phone.awaitInvite();
        first.accept(caller.port());
        first.expectRequest("ACK");
        get(out.answered());
        caller.towards(first.invite().audioPort()).speak(440);
        telephony.play(out.id(), List.of(tones(folder, "say.wav", 700, 700)));
        caller.awaitTone(700);

        phone.register("agent2", "ook", "MD5", Map.of());
        CompletableFuture<Outcome> connect =
                telephony.connect(out.id(), new Destination.Phone("agent2"), "Burgerzaken", Duration.ofSeconds(10));
        SipPeerCall second = phone.awaitInvite();
        String muLaw = SipPeerCall.sdp("127.0.0.1", agent.port(), "sendrecv").replace("AVP 0 8 101", "AVP 0 101");
        second.answer(second.invite(), 200, muLaw, Map.of("Contact", phone.contact("agent2")));
        second.expectRequest("ACK");
        get(connect);
        agent.towards(second.invite().audioPort()).speak(1000);

        agent.awaitTone(440);
        caller.awaitTone(1000);
    }

    @Test
    @Requirement(value = "2.4.6", part = "in a menu")
    @Requirement(value = "2.4.2", part = "keys")
    void aKeyAnswersTheMenuAndBothSidesHearEachOther() {
        phone.register("agent1", "geheim", "MD5", Map.of());
        SipPeerCall call = trunk.invite("+31990001001", caller.port(), Map.of());
        CallId id = callOnLine(call);

        CompletableFuture<Outcome> asked = telephony.ask(
                id, new Question(List.of(new Prompt.HoldMusic()), Set.of('1'), Duration.ofSeconds(10), true));
        caller.awaitPackets(10);
        caller.press('1');
        assertThat(get(asked)).isEqualTo(new Outcome.Key('1'));

        telephony.playMusic(id, new Prompt.HoldMusic());
        CompletableFuture<Outcome> connect =
                telephony.connect(id, new Destination.Phone("agent1"), "Burgerzaken", Duration.ofSeconds(10));
        SipPeerCall ringing = phone.awaitInvite();
        ringing.ring();
        String muLaw = SipPeerCall.sdp("127.0.0.1", agent.port(), "sendrecv").replace("AVP 0 8 101", "AVP 0 101");
        ringing.answer(ringing.invite(), 200, muLaw, Map.of("Contact", phone.contact("agent1")));
        ringing.expectRequest("ACK");
        assertThat(get(connect)).isInstanceOf(Outcome.Done.class);
        agent.towards(ringing.invite().audioPort()).speak(1000);

        agent.awaitTone(440);
        caller.awaitTone(1000);

        ringing.send("BYE", "", Map.of());
        ringing.expect("BYE", 200);
        port.awaitTold("phone hung up");
        caller.awaitSilence();
        telephony.hangUp(id);
        call.endedByPeer();
        port.awaitTold("ended by BALIE");
        assertThat(port.told)
                .as("how both were heard, before the end")
                .containsSubsequence(
                        "measured " + new Destination.Phone("agent1"), "measured the first party", "ended by BALIE");
        assertThat(port.measured).allMatch(quality -> quality.packets() > 0 && quality.mos() > 3.5);
    }

    /** RFC 3264 section 8.4: a phone holds by what it wants to hear, or by an address of zeros. */
    @ParameterizedTest
    @ValueSource(strings = {"sendonly", "inactive", "zeros"})
    @Requirement(value = "2.5.4", part = "hold")
    void whoIsPutOnHoldHearsMusicAndNotThePhone(String how) {
        phone.register("agent1", "geheim", "MD5", Map.of());
        CallId id = callOnLine(trunk.invite("+31990001001", caller.port(), Map.of()));
        SipPeerCall talking = talking(id);
        agent.awaitTone(440);
        caller.awaitTone(1000);

        offers(talking, how.equals("zeros") ? "0.0.0.0" : "127.0.0.1", how.equals("zeros") ? "sendrecv" : how);
        hearsMusic(caller, 1000);
        agent.forget();
        caller.awaitPackets(20);
        assertThat(agent.packets()).as("to who wants to hear nothing").isEmpty();

        offers(talking, "127.0.0.1", "sendrecv");
        caller.awaitTone(1000);
        agent.awaitTone(440);
        assertThat(port.told).noneMatch(told -> told.contains("hung up"));
    }

    @Test
    void aPhoneHearsMusicWhileTheCallerHoldsAlsoWhenBothDo() {
        phone.register("agent1", "geheim", "MD5", Map.of());
        SipPeerCall call = trunk.invite("+31990001001", caller.port(), Map.of());
        SipPeerCall talking = talking(callOnLine(call));
        caller.awaitTone(1000);

        call.send("INVITE", SipPeerCall.sdp("127.0.0.1", caller.port(), "sendonly"), Map.of());
        call.expect("INVITE", 200);
        call.ack();
        hearsMusic(agent, 440);
        offers(talking, "127.0.0.1", "sendonly");
        call.send("INVITE", SipPeerCall.sdp("127.0.0.1", caller.port(), "sendrecv"), Map.of());
        call.expect("INVITE", 200);
        call.ack();
        hearsMusic(caller, 1000);
        offers(talking, "127.0.0.1", "sendrecv");

        caller.awaitTone(1000);
        agent.awaitTone(440);
    }

    @Test
    @Requirement(value = "2.5.4", part = "hold")
    void whoIsPutOnHoldByTheOutsideHearsMusicAndTheOtherNothing() {
        phone.register("agent1", "geheim", "MD5", Map.of());
        CallId id = callOnLine(trunk.invite("+31990001001", caller.port(), Map.of()));
        assertThat(get(telephony.hold(id, Party.CALLER)))
                .as("nobody talks")
                .isEqualTo(new Outcome.NotConnected(Outcome.NotConnected.Reason.UNREACHABLE, 0));
        SipPeerCall talking = talking(id);
        caller.awaitTone(1000);

        assertThat(get(telephony.hold(id, Party.CALLER))).isInstanceOf(Outcome.Done.class);
        hearsMusic(caller, 1000);
        agent.awaitSilence();
        port.awaitTold("CALLER is held");
        offers(talking, "127.0.0.1", "sendonly");
        assertThat(get(telephony.takeBack(id, Party.CALLER))).isEqualTo(new Outcome.StillHeld());
        hearsMusic(caller, 1000);
        assertThat(port.told).as("his phone still holds").doesNotContain("CALLER is taken back");

        offers(talking, "127.0.0.1", "sendrecv");
        port.awaitTold("CALLER is taken back");
        caller.awaitTone(1000);
        agent.awaitTone(440);
    }

    private SipPeerCall talking(CallId id) {
        CompletableFuture<Outcome> connect =
                telephony.connect(id, new Destination.Phone("agent1"), "Burgerzaken", Duration.ofSeconds(10));
        SipPeerCall ringing = phone.awaitInvite();
        ringing.answer(
                ringing.invite(), 200, muLaw("127.0.0.1", "sendrecv"), Map.of("Contact", phone.contact("agent1")));
        ringing.expectRequest("ACK");
        get(connect);
        agent.towards(ringing.invite().audioPort()).speak(1000);
        return ringing;
    }

    private void offers(SipPeerCall talking, String address, String direction) {
        talking.send("INVITE", muLaw(address, direction), Map.of());
        talking.expect("INVITE", 200);
        talking.ack();
    }

    private String muLaw(String address, String direction) {
        return SipPeerCall.sdp(address, agent.port(), direction).replace("AVP 0 8 101", "AVP 0 101");
    }

    private static void hearsMusic(RtpPeer peer, double other) {
        peer.await("music", heard -> heard.size() >= 10 && isMusic(RtpPeer.last(heard), other));
        peer.forget();
        peer.awaitPackets(40);
        assertThat(isMusic(peer.heard(), other)).isTrue();
    }

    private static boolean isMusic(short[] heard, double other) {
        return ToneDetector.level(heard) > 200 && ToneDetector.share(heard, other) < 0.05;
    }
}
