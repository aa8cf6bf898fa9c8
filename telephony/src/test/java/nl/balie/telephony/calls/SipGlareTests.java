package nl.balie.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Destination;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import nl.balie.telephony.sip.SipText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two who want to change the same session at the same moment (RFC 3261 section 14, RFC 3311 section 5). */
class SipGlareTests {
    private static final String SDP = SipPeerCall.sdp("127.0.0.1", 40_000, "sendrecv");
    private static final String HELD = SipPeerCall.sdp("127.0.0.1", 40_000, "sendonly");

    private final TestBalie balie = new TestBalie(Duration.ofSeconds(2), 10, null);
    private final SipPeer trunk = balie.peer();

    @AfterEach
    void stop() {
        trunk.close();
        balie.close();
    }

    private SipPeerCall onLine() {
        SipPeerCall call = trunk.invite("+31990001001", 40_000, Map.of());
        CallId id = balie.port.awaitCall().id();
        balie.telephony.answer(id);
        assertThat(String.join(",", call.established().all("Allow"))).contains("UPDATE");
        return call;
    }

    private static long millis(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis();
    }

    private void answered(SipPeerCall call, SipText reinvite) {
        call.answer(reinvite, 200, SDP, Map.of("Contact", trunk.contact("peer")));
        call.expectRequest("ACK");
    }

    @Test
    void offersThatMeetOursHaveToWait() {
        SipPeerCall call = onLine();
        SipText ours = call.expectRequest("INVITE");

        call.send("UPDATE", HELD, Map.of());
        call.expect("UPDATE", 491);
        call.send("INVITE", HELD, Map.of());
        call.expect("INVITE", 491);
        call.ack();
        call.send("UPDATE", "", Map.of());
        assertThat(call.expect("UPDATE", 200).body()).as("it offers nothing").isEmpty();

        answered(call, ours);
        call.send("UPDATE", HELD, Map.of());
        assertThat(call.expect("UPDATE", 200).body()).contains("a=recvonly");
        call.bye();
    }

    @Test
    void anOfferThatWaitsForItsAnswerInTheAckIsOurs() {
        SipPeerCall call = onLine();

        call.send("INVITE", "", Map.of("Session-Expires", "1800;refresher=uac", "Supported", "timer"));
        call.expect("INVITE", 200);
        call.send("UPDATE", HELD, Map.of());
        call.expect("UPDATE", 491);
        assertThat(balie.media.streams.getLast().connected.getLast().send()).isTrue();
        call.bye();
    }

    /** RFC 3261 section 14.1: the Call-ID is the trunk's, so that we wait for 2 s at most. */
    @Test
    void triesAgainSoonWhenTheCallIsThePeers() {
        SipPeerCall call = onLine();

        call.answer(call.expectRequest("INVITE"), 491, "", Map.of());
        long refused = System.nanoTime();
        call.expectRequest("ACK");
        SipText again = call.expectRequest("INVITE");

        assertThat(millis(refused)).isLessThan(2500);
        answered(call, again);
        call.bye();
    }

    @Test
    void triesAgainAfterTheTimeThatThePeerAsksFor() {
        SipPeerCall call = onLine();

        call.answer(call.expectRequest("INVITE"), 500, "", Map.of("Retry-After", "1 (soon)"));
        long refused = System.nanoTime();
        call.expectRequest("ACK");
        SipText again = call.expectRequest("INVITE");

        assertThat(millis(refused)).isBetween(950L, 1900L);
        answered(call, again);
        call.bye();
    }

    /** RFC 3261 section 14.1: the Call-ID is ours, so that we wait for 2.1 to 4 s. */
    @Test
    void triesAgainLaterWhenTheCallIsOurs() {
        try (SipPeer phone = balie.phone("agent1")) {
            CallId id = balie.telephony
                    .callOut(new Destination.Phone("agent1"), "+31990001001", "Burgerzaken", Duration.ofSeconds(10))
                    .id();
            SipPeerCall agent = phone.awaitInvite();
            agent.accept(41_000);
            agent.expectRequest("ACK");

            agent.answer(agent.expectRequest("INVITE"), 491, "", Map.of());
            long refused = System.nanoTime();
            agent.expectRequest("ACK");
            SipText again = agent.expectRequest("INVITE");

            assertThat(millis(refused)).isBetween(2050L, 4500L);
            agent.answer(again, 200, SDP, Map.of("Contact", phone.contact("agent1")));
            agent.expectRequest("ACK");
            balie.telephony.hangUp(id);
            agent.endedByPeer();
        }
    }
}
