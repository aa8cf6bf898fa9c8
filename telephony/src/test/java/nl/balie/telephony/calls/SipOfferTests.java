package nl.balie.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import nl.balie.telephony.Destination;
import nl.balie.telephony.media.Agreed;
import nl.balie.telephony.media.Codec;
import nl.balie.telephony.sip.SipBodies;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import nl.balie.telephony.sip.SipText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in the offers of others, and what is refused; on one Balie, since its start and end take a second. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SipOfferTests {
    private static final String HEAD = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\n";
    private static final String HERE = "c=IN IP4 127.0.0.1\r\n";
    private static final String A_LAW = "m=audio 40000 RTP/AVP 8\r\n";

    private final TestBalie balie = new TestBalie();
    private final SipPeer trunk = balie.peer();

    @AfterAll
    void stop() {
        trunk.close();
        balie.close();
    }

    private SipText answered(String body, Map<String, String> headers) {
        SipPeerCall call = trunk.invite("+31990001001", body, headers);
        balie.telephony.answer(balie.port.awaitCall().id());
        SipText ok = call.established();
        call.bye();
        return ok;
    }

    private RecordingMedia.Connected connected() {
        return balie.media.streams.getLast().connected.getLast();
    }

    /** RFC 5621 section 3 and RFC 2046 section 5.1.1: quoted boundary, preamble, either order. */
    @Test
    void findsTheDescriptionBesideOtherParts() {
        String sdp = SipPeerCall.sdp("127.0.0.1", 40_000, "sendrecv");

        assertThat(answered(SipBodies.mixed(sdp), SipBodies.MIXED).audioPort())
                .isEqualTo(balie.media.streams.getLast().port);
        assertThat(connected().remote().getPort()).isEqualTo(40_000);
        assertThat(answered(
                                SipBodies.first("simple", sdp, "optional"),
                                Map.of("Content-Type", "multipart/mixed;boundary=simple"))
                        .audioPort())
                .isEqualTo(balie.media.streams.getLast().port);
    }

    /** RFC 3261 section 21.4.13: what has to be understood and is not is 415, with what would be. */
    @Test
    void refusesWhatItHadToUnderstand() {
        String sdp = SipPeerCall.sdp("127.0.0.1", 40_000, "sendrecv");
        String required = SipBodies.first("simple", sdp, "required");
        Map<String, String> mixed = Map.of("Content-Type", "multipart/mixed;boundary=simple");

        assertThat(trunk.invite("+31990001001", required, mixed).refused(415).header("Accept"))
                .isEqualTo("application/sdp,multipart/mixed");
        trunk.invite("+31990001001", "<x/>", Map.of("Content-Type", "application/xml"))
                .refused(415);
        trunk.invite("+31990001001", required, Map.of("Content-Type", "multipart/mixed"))
                .refused(415);
        assertThat(balie.port.arrived).isEmpty();
    }

    /** RFC 3264 section 6: a line is refused alone, and an answer has as many lines as the offer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                HERE + "m=audio 0 RTP/AVP 8\r\n",
                HERE + "m=audio 40900 RTP/AVP 18\r\n",
                HERE + "m=audio 40900 RTP/SAVP 8\r\n",
                "c=IN IP6 2001:db8::1\r\nm=audio 40900 RTP/AVP 8\r\n"
            })
    void takesTheFirstLineThatItCanUse(String unusable) {
        String offer = HEAD + unusable + A_LAW + "c=IN IP4 127.0.0.1\r\nm=video 40002 RTP/AVP 31\r\n" + HERE;

        String answer = answered(offer, Map.of()).body();

        assertThat(connected().remote().getPort()).isEqualTo(40_000);
        assertThat(answer.lines().filter(line -> line.startsWith("m=")))
                .satisfiesExactly(
                        first -> assertThat(first).matches("m=audio 0 RTP/S?AVP (8|18)"),
                        second -> assertThat(second)
                                .isEqualTo("m=audio " + balie.media.streams.getLast().port + " RTP/AVP 8"),
                        third -> assertThat(third).startsWith("m=video 0 "));
    }

    /** RFC 3264 section 6: with nothing that can be used the whole offer is refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c=IN IP6 2001:db8::1\r\n" + A_LAW,
                HERE + A_LAW + "c=IN IP6 2001:db8::1\r\n",
                HERE + "m=audio 0 RTP/AVP 8\r\n",
                HERE + "m=audio 0 RTP/AVP 8\r\nm=image 40002 udptl t38\r\n",
                A_LAW
            })
    void refusesAnOfferInWhichNothingCanBeUsed(String lines) {
        trunk.invite("+31990001001", HEAD + lines, Map.of()).refused(488);

        assertThat(balie.port.arrived).isEmpty();
    }

    /** Wide band when the peer puts it first (RFC 3264 section 6.1), and A-law before all else that it has otherwise. */
    @ParameterizedTest
    @CsvSource({"9 8 0, 9", "18 9 0, 9", "8 9, 8", "0 9 8, 8", "0 9, 0", "9, 9"})
    void takesWideBandFromWhoWantsItMost(String offered, int taken) {
        String offer = HEAD + HERE + "m=audio 40000 RTP/AVP " + offered + "\r\n";

        String answer = answered(offer, Map.of()).body();

        assertThat(answer).containsPattern("m=audio \\d+ RTP/AVP " + taken + "\r\n");
        assertThat(connected().agreed().codec().payloadType()).isEqualTo(taken);
    }

    /** Nothing is to be converted between them: a phone is asked first for what the caller has. */
    @ParameterizedTest
    @CsvSource({"9 8, RTP/AVP 9 8 0 101", "8 0, RTP/AVP 8 0 9 101"})
    void asksThePhoneForWideBandWhenTheCallerHasIt(String caller, String offer) {
        try (SipPeer phone = balie.phone("agent1")) {
            SipPeerCall call =
                    trunk.invite("+31990001001", HEAD + HERE + "m=audio 40000 RTP/AVP " + caller + "\r\n", Map.of());
            var id = balie.port.awaitCall().id();
            balie.telephony.answer(id);
            call.established();
            balie.telephony.connect(id, new Destination.Phone("agent1"), "Burgerzaken", Duration.ofSeconds(10));

            SipPeerCall rung = phone.awaitInvite();

            assertThat(rung.invite().body()).contains(offer, "a=rtpmap:9 G722/8000");
            rung.refuse(486);
            rung.expectRequest("ACK");
            call.bye();
        }
    }

    /** RFC 3264 section 5.1: an agent's phone numbers keys as it likes, and may put its answer beside something else. */
    @Test
    void readsTheAnswerOfAPhoneAsItReadsOffers() {
        try (SipPeer phone = balie.phone("agent1")) {
            TestBalie.OnLine caller = balie.callOnLine(trunk);
            balie.telephony.connect(
                    caller.id(), new Destination.Phone("agent1"), "Burgerzaken", Duration.ofSeconds(10));
            SipPeerCall rung = phone.awaitInvite();
            String answer = SipPeerCall.sdp("127.0.0.1", 41_000, "recvonly").replace("101", "97");
            Map<String, String> headers = new java.util.HashMap<>(SipBodies.MIXED);
            headers.put("Contact", phone.contact("phone"));
            rung.answer(rung.invite(), 200, SipBodies.mixed(answer), headers);
            rung.expectRequest("ACK");

            TestBalie.eventually(
                    "the answer", () -> !balie.media.streams.getLast().connected.isEmpty());
            assertThat(connected().agreed()).isEqualTo(new Agreed(Codec.PCMA, 97, 101, true, false));
            balie.telephony.hangUp(caller.id());
            rung.endedByPeer();
        }
    }
}
