package nl.balie.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.balie.conformity.Requirement;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Destination;
import nl.balie.telephony.media.Agreed;
import nl.balie.telephony.media.Codec;
import nl.balie.telephony.sip.SipBodies;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import nl.balie.telephony.sip.SipText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens on a call that stands. */
class SipSessionTests {
    private final TestBalie balie = new TestBalie(Duration.ofSeconds(2), 10, null);
    private final SipPeer trunk = balie.peer();

    @AfterEach
    void stop() {
        trunk.close();
        balie.close();
    }

    private TestBalie.OnLine refreshing(Map<String, String> headers) {
        SipPeerCall call = trunk.invite("+31990001001", 40_000, headers);
        CallId id = balie.port.awaitCall().id();
        balie.telephony.answer(id);
        call.established();
        return new TestBalie.OnLine(call, id, balie.media.streams.getLast());
    }

    private TestBalie.OnLine longLasting() {
        return refreshing(Map.of("Session-Expires", "2;refresher=uac", "Supported", "timer"));
    }

    private RecordingMedia.Connected renegotiated(TestBalie.OnLine caller, String method, String sdp, String answer) {
        caller.peer().send(method, sdp, Map.of());
        SipText ok = caller.peer().expect(method, 200);
        assertThat(ok.body()).contains(answer);
        if (method.equals("INVITE")) {
            caller.peer().ack();
        }
        return caller.stream().connected.getLast();
    }

    @Test
    void holdsAndResumesAndStaysWhileHeldThoughNothingIsHeard() {
        TestBalie.OnLine caller = longLasting();

        assertThat(renegotiated(caller, "INVITE", SipPeerCall.sdp("127.0.0.1", 40_000, "sendonly"), "a=recvonly")
                        .send())
                .isFalse();
        caller.stream().listener.lost();
        assertThat(renegotiated(caller, "INVITE", SipPeerCall.sdp("127.0.0.1", 40_000, "inactive"), "a=inactive")
                        .send())
                .isFalse();
        assertThat(renegotiated(caller, "INVITE", SipPeerCall.sdp("127.0.0.1", 40_000, "sendrecv"), "a=sendrecv")
                        .send())
                .isTrue();
        caller.stream().listener.lost();

        caller.peer().endedByPeer();
        balie.port.awaitTold("ended by MEDIA_LOST");
    }

    /** RFC 3264 section 8.4: an address of zeros; what refreshes the session meanwhile takes nobody back. */
    @ParameterizedTest
    @CsvSource({"sendrecv, recvonly", "sendonly, recvonly", "recvonly, inactive", "inactive, inactive"})
    @Requirement(value = "2.5.4", part = "hold")
    void holdsByAnAddressOfZerosUntilItIsTakenBack(String direction, String answer) {
        TestBalie.OnLine caller = refreshing(Map.of());

        assertThat(renegotiated(caller, "INVITE", SipPeerCall.sdp("0.0.0.0", 40_000, direction), "a=" + answer)
                        .send())
                .isFalse();
        SipText refresh = caller.peer().expectRequest("INVITE");
        assertThat(refresh.body()).contains("a=" + answer);
        caller.peer()
                .answer(
                        refresh,
                        200,
                        SipPeerCall.sdp("127.0.0.1", 40_000, answer.equals("recvonly") ? "sendonly" : "inactive"),
                        Map.of("Contact", trunk.contact("peer")));
        caller.peer().expectRequest("ACK");
        assertThat(renegotiated(caller, "UPDATE", SipPeerCall.sdp("127.0.0.1", 40_000, "sendrecv"), "a=sendrecv")
                        .send())
                .isTrue();
        assertThat(caller.stream().connected.stream().map(RecordingMedia.Connected::send))
                .as("before, while held, refreshed and taken back")
                .containsExactly(true, false, false, true);
        caller.peer().bye();
    }

    @Test
    void followsANewAddressAndAnotherCodecAndRefusesAForeignOne() {
        TestBalie.OnLine caller = longLasting();
        String muLaw = SipPeerCall.sdp("127.0.0.9", 40_900, "sendrecv").replace("AVP 0 8 101", "AVP 0 101");

        RecordingMedia.Connected moved = renegotiated(caller, "UPDATE", muLaw, "RTP/AVP 0 101");
        assertThat(moved.codec()).isEqualTo(Codec.PCMU);
        assertThat(moved.remote().toString()).isEqualTo("/127.0.0.9:40900");

        caller.peer().send("UPDATE", muLaw.replace("AVP 0 101", "AVP 18"), Map.of());
        caller.peer().expect("UPDATE", 488);
        assertThat(caller.stream().connected.getLast()).isEqualTo(moved);
        caller.peer().bye();
    }

    /** RFC 3264 section 6 and RFC 3261 section 14.2: a line that is switched off is no offer of voice. */
    @Test
    void refusesAnOfferWithoutVoiceAndGoesOnAsItWas() {
        TestBalie.OnLine caller = longLasting();
        int before = caller.stream().connected.size();
        String off = SipPeerCall.sdp("127.0.0.1", 0, "sendrecv");
        String fax = off + "m=image 40900 udptl t38\r\n";

        for (String offer : List.of(off, fax)) {
            for (String method : List.of("INVITE", "UPDATE")) {
                caller.peer().send(method, offer, Map.of());
                caller.peer().expect(method, 488);
                if (method.equals("INVITE")) {
                    caller.peer().ack();
                }
            }
        }

        assertThat(caller.stream().connected).hasSize(before);
        caller.peer().pressByInfo('4');
        caller.peer().bye();
    }

    /** RFC 5621 section 3: in a re-INVITE, an UPDATE and the ACK of a late offer too. */
    @Test
    void findsTheDescriptionBesideOtherParts() {
        TestBalie.OnLine caller = longLasting();
        String held = SipPeerCall.sdp("127.0.0.1", 40_000, "sendonly");

        caller.peer().send("UPDATE", SipBodies.mixed(held), SipBodies.MIXED);
        assertThat(caller.peer().expect("UPDATE", 200).body()).contains("a=recvonly");
        caller.peer().send("INVITE", SipBodies.mixed(held.replace("sendonly", "sendrecv")), SipBodies.MIXED);
        assertThat(caller.peer().established().body()).contains("a=sendrecv");
        caller.peer().send("INVITE", "", Map.of());
        caller.peer().expect("INVITE", 200);
        int before = caller.stream().connected.size();
        caller.peer().send("ACK", SipBodies.mixed(held), SipBodies.MIXED);
        TestBalie.eventually("the answer", () -> caller.stream().connected.size() > before);
        assertThat(caller.stream().connected.getLast().send()).isFalse();

        caller.peer().send("UPDATE", "<x/>", Map.of("Content-Type", "application/xml"));
        assertThat(caller.peer().expect("UPDATE", 415).header("Accept")).contains("application/sdp");
        caller.peer().bye();
    }

    /** RFC 3264 sections 5.1 and 6.1: the peer gets its number and sends ours. */
    @Test
    void keepsTwoNumbersForKeysWhenAnAnswerRenumbersThem() {
        String renumbered = SipPeerCall.sdp("127.0.0.1", 40_000, "sendrecv").replace("101", "96");
        TestBalie.OnLine caller = longLasting();

        caller.peer().send("INVITE", "", Map.of());
        caller.peer().expect("INVITE", 200);
        int before = caller.stream().connected.size();
        caller.peer().ack(renumbered);

        TestBalie.eventually("the answer", () -> caller.stream().connected.size() > before);
        assertThat(caller.stream().connected.getLast().agreed()).isEqualTo(new Agreed(Codec.PCMA, 96, 101, true, true));
        caller.peer().bye();
    }

    @Test
    void keepsTwoNumbersForKeysWhenTheAnswerToARefreshRenumbersThem() {
        TestBalie.OnLine caller = refreshing(Map.of());

        SipText refresh = caller.peer().expectRequest("INVITE");
        caller.peer()
                .answer(
                        refresh,
                        200,
                        SipPeerCall.sdp("127.0.0.1", 40_000, "sendrecv").replace("101", "96"),
                        Map.of("Contact", trunk.contact("peer")));
        caller.peer().expectRequest("ACK");

        TestBalie.eventually(
                "the answer", () -> caller.stream().connected.getLast().keyPayloadType() == 96);
        assertThat(caller.stream().connected.getLast().agreed().keysHeard()).isEqualTo(101);
        caller.peer().bye();
    }

    /** Nothing has to come from who agreed to send nothing; that he is gone shows when the session is refreshed (RFC 4028). */
    @Test
    void keepsWhoListensOnly() {
        TestBalie.OnLine caller = longLasting();

        RecordingMedia.Connected listens =
                renegotiated(caller, "INVITE", SipPeerCall.sdp("127.0.0.1", 40_000, "recvonly"), "a=sendonly");

        assertThat(listens.agreed()).isEqualTo(new Agreed(Codec.PCMA, 101, 101, true, false));
        caller.peer().bye();
    }

    @Test
    void refreshesItselfWithUpdateWhenThePeerKnowsIt() {
        TestBalie.OnLine caller = refreshing(Map.of("Allow", "INVITE, ACK, BYE, UPDATE"));

        SipText first = caller.peer().expectRequest("UPDATE");
        assertThat(first.header("Session-Expires")).startsWith("2;refresher=uac");
        caller.peer()
                .answer(first, 200, "", Map.of("Contact", trunk.contact("peer"), "Session-Expires", "2;refresher=uac"));
        caller.peer().answer(caller.peer().expectRequest("UPDATE"), 481, "", Map.of());

        caller.peer().endedByPeer();
        balie.port.awaitTold("ended by FAILURE");
    }

    @Test
    void refreshesItselfWithReinviteOtherwise() {
        TestBalie.OnLine caller = refreshing(Map.of());

        SipText refresh = caller.peer().expectRequest("INVITE");
        assertThat(refresh.body()).contains("m=audio " + caller.stream().port);
        caller.peer()
                .answer(
                        refresh,
                        200,
                        SipPeerCall.sdp("127.0.0.1", 40_000, "sendrecv"),
                        Map.of("Contact", trunk.contact("peer")));

        caller.peer().expectRequest("ACK");
        caller.peer().bye();
    }

    @Test
    void endsWhenThePeerThatWouldRefreshDoesNot() {
        SipPeerCall call = trunk.invite(
                "+31990001001", 40_000, Map.of("Session-Expires", "2;refresher=uac", "Supported", "timer"));
        balie.telephony.answer(balie.port.awaitCall().id());
        SipText ok = call.established();

        assertThat(ok.header("Session-Expires")).isEqualTo("2;refresher=uac");
        assertThat(ok.header("Require")).isEqualTo("timer");
        call.endedByPeer();
        balie.port.awaitTold("ended by FAILURE");
    }

    @Test
    void refusesARefreshThatIsTooOften() {
        TestBalie.OnLine caller = longLasting();

        caller.peer().send("UPDATE", "", Map.of("Session-Expires", "0", "Supported", "timer"));

        assertThat(caller.peer().expect("UPDATE", 422).header("Min-SE")).isEqualTo("1");
        caller.peer().bye();
    }

    @Test
    void takesTheIntervalThatAPhoneInsistsOn() {
        try (SipPeer phone = balie.phone("agent1")) {
            TestBalie.OnLine caller = longLasting();
            balie.telephony.connect(
                    caller.id(), new Destination.Phone("agent1"), "Burgerzaken", Duration.ofSeconds(10));
            SipPeerCall first = phone.awaitInvite();
            first.answer(first.invite(), 422, "", Map.of("Min-SE", "90"));
            first.expectRequest("ACK");

            SipPeerCall second = phone.awaitInvite();

            assertThat(second.invite().header("Session-Expires")).isEqualTo("90");
            second.accept(41_000);
            second.expectRequest("ACK");
            balie.telephony.hangUp(caller.id());
            second.endedByPeer();
        }
    }
}
