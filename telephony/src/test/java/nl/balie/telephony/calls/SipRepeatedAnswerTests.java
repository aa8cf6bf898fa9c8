package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A phone repeats its 200 until it gets an ACK, which may have been lost, also when the BYE was already under way
 * (RFC 3261 sections 13.2.2.4 and 13.3.1.4).
 */
class SipRepeatedAnswerTests {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final TestBalie balie = new TestBalie();
    private final SipPeer trunk = balie.peer();
    private final TestBalie.OnLine caller = balie.callOnLine(trunk);

    @AfterEach
    void stop() {
        trunk.close();
        balie.close();
    }

    private CompletableFuture<Outcome> connect() {
        return balie.telephony.connect(caller.id(), new Destination.Phone("agent1"), "Burgerzaken", LONG);
    }

    /** T1 later, when the stack has forgotten its INVITE, each 200 still gets its ACK, and none a second BYE. */
    private static void confirmedAgain(SipPeerCall call) {
        assertThat(call.pollRequest("BYE", Duration.ofMillis(700))).isNull();
        for (int times = 0; times < 3; times++) {
            call.accept(41_000);
            call.expectRequest("ACK");
        }
        assertThat(call.pollRequest("BYE", Duration.ZERO)).isNull();
    }

    /** As a phone does, which repeats its 200: the stack may drop the first while it still clears up the INVITE. */
    private static void acceptUntilConfirmed(SipPeerCall call) {
        for (int times = 0; times < 20; times++) {
            call.accept(41_000);
            if (call.pollRequest("ACK", Duration.ofMillis(100)) != null) {
                return;
            }
        }
        throw new AssertionError("never confirmed");
    }

    private SipPeer phone(String transport) {
        SipPeer phone = transport.equals("UDP") ? SipPeer.udp(balie.address) : SipPeer.tcp(balie.address);
        assertThat(phone.register("agent1", "geheim", Map.of()).status()).isEqualTo(200);
        return phone;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UDP", "TCP"})
    void isConfirmedAgainAfterOurBye(String transport) {
        try (SipPeer phone = phone(transport)) {
            CompletableFuture<Outcome> connect = connect();
            SipPeerCall call = phone.awaitInvite();
            call.accept(41_000);
            call.expectRequest("ACK");
            get(connect);

            balie.telephony.releasePhone(caller.id());
            call.endedByPeer();

            confirmedAgain(call);
        }
    }

    @Test
    void isConfirmedAgainAfterItCrossedTheCancel() {
        try (SipPeer phone = phone("UDP")) {
            CompletableFuture<Outcome> connect = connect();
            SipPeerCall call = phone.awaitInvite();
            call.ring();
            balie.port.awaitTold("ringing " + new Destination.Phone("agent1"));

            balie.telephony.withdraw(caller.id());
            call.answer(call.expectRequest("CANCEL"), 200, "", Map.of());
            call.accept(41_000);
            call.expectRequest("ACK");
            call.endedByPeer();
            get(connect);

            confirmedAgain(call);
        }
    }

    @Test
    void isConfirmedAgainWhenAnotherDeviceBehindTheSameContactWasSooner() {
        try (SipPeer phone = phone("UDP")) {
            CompletableFuture<Outcome> connect = connect();
            SipPeerCall winner = phone.awaitInvite();
            SipPeerCall late = winner.otherDevice();
            winner.accept(42_000);
            winner.expectRequest("ACK");
            get(connect);
            acceptUntilConfirmed(late);
            late.endedByPeer();

            confirmedAgain(late);
        }
    }

    @Test
    void isConfirmedAndEndedWhenItComesAfterThePhoneWasGivenUp() {
        try (SipPeer phone = phone("UDP")) {
            CompletableFuture<Outcome> connect = connect();
            SipPeerCall call = phone.awaitInvite();
            assertThat(get(connect)).isInstanceOf(Outcome.NotConnected.class);

            acceptUntilConfirmed(call);
            call.endedByPeer();

            confirmedAgain(call);
        }
    }
}
