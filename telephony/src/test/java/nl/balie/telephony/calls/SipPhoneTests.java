package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import nl.balie.telephony.sip.SipText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ringing a phone for a caller. */
class SipPhoneTests {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final SipPeer carrier;
    private final TestBalie balie;
    private final SipPeer trunk;
    private final SipPeer phone;
    private final TestBalie.OnLine caller;

    SipPhoneTests() {
        carrier = SipPeer.udp(new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 9));
        balie = new TestBalie(Duration.ofMinutes(30), 10, "127.0.0.1:" + carrier.port());
        trunk = balie.peer();
        phone = balie.phone("agent1");
        caller = balie.callOnLine(trunk);
    }

    @AfterEach
    void stop() {
        phone.close();
        trunk.close();
        balie.close();
    }

    private CompletableFuture<Outcome> connect(String user, Duration timeout) {
        return balie.telephony.connect(caller.id(), new Destination.Phone(user), "Burgerzaken", timeout);
    }

    private SipPeerCall ringing() {
        SipPeerCall ringing = phone.awaitInvite();
        ringing.ring();
        balie.port.awaitTold("ringing " + new Destination.Phone("agent1"));
        return ringing;
    }

    private SipPeerCall talking() {
        CompletableFuture<Outcome> connect = connect("agent1", LONG);
        SipPeerCall call = ringing();
        call.accept(41_000);
        call.expectRequest("ACK");
        assertThat(get(connect)).isInstanceOf(Outcome.Done.class);
        return call;
    }

    @Test
    void saysWhyAPhoneDidNotTakeTheCall() {
        Map<Integer, Reason> reasons = Map.of(
                486, Reason.BUSY,
                600, Reason.BUSY,
                603, Reason.DECLINED,
                480, Reason.UNREACHABLE,
                302, Reason.UNREACHABLE,
                404, Reason.UNREACHABLE,
                500, Reason.UNREACHABLE);
        reasons.forEach((status, reason) -> {
            CompletableFuture<Outcome> connect = connect("agent1", LONG);
            SipPeerCall call = phone.awaitInvite();
            call.refuse(status);
            call.expectRequest("ACK");

            assertThat(get(connect)).isEqualTo(new NotConnected(reason, status));
        });
    }

    @Test
    void knowsSoonThatAPhoneCannotBeReached() {
        long start = System.nanoTime();
        CompletableFuture<Outcome> silent = connect("agent1", LONG);

        assertThat(get(silent)).isEqualTo(new NotConnected(Reason.UNREACHABLE, 408));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(get(connect("agent2", LONG))).isEqualTo(new NotConnected(Reason.UNREACHABLE, 480));
    }

    @Test
    void withdrawsAfterTheTimeThatWasGiven() {
        CompletableFuture<Outcome> connect = connect("agent1", Duration.ofMillis(400));
        SipPeerCall call = ringing();

        assertThat(get(connect)).isEqualTo(new NotConnected(Reason.NO_ANSWER, 0));
        cancelled(call);
        assertThat(caller.stream().log).doesNotContain("close");
    }

    private static void cancelled(SipPeerCall call) {
        call.answer(call.expectRequest("CANCEL"), 200, "", Map.of());
        call.refuse(487);
        call.expectRequest("ACK");
    }

    @Test
    void tellsThatItRangAlsoWhenItIsAnsweredAtOnce() {
        for (int times = 1; times <= 20; times++) {
            CompletableFuture<Outcome> connect = connect("agent1", LONG);
            SipPeerCall call = phone.awaitInvite();
            call.ring();
            call.accept(41_000);
            call.expectRequest("ACK");
            assertThat(get(connect)).isInstanceOf(Outcome.Done.class);

            balie.telephony.releasePhone(caller.id());
            call.endedByPeer();
            assertThat(Collections.frequency(balie.port.told, "ringing " + new Destination.Phone("agent1")))
                    .isEqualTo(times);
        }
    }

    @Test
    void withdrawsWhenAsked() {
        CompletableFuture<Outcome> connect = connect("agent1", LONG);
        SipPeerCall call = ringing();

        balie.telephony.withdraw(caller.id());

        assertThat(get(connect)).isEqualTo(new NotConnected(Reason.WITHDRAWN, 0));
        cancelled(call);
    }

    @Test
    void stopsRingingWhenTheCallerHangsUp() {
        CompletableFuture<Outcome> connect = connect("agent1", LONG);
        SipPeerCall call = ringing();

        caller.peer().bye();

        assertThat(get(connect)).isInstanceOf(Outcome.CallerGone.class);
        cancelled(call);
        balie.port.awaitTold("ended by CALLER");
    }

    @Test
    void confirmsAndEndsAnAnswerThatCrossesTheCancel() {
        connect("agent1", LONG);
        SipPeerCall call = ringing();

        balie.telephony.withdraw(caller.id());
        SipText cancel = call.expectRequest("CANCEL");
        call.accept(41_000);
        call.answer(cancel, 200, "", Map.of());

        call.expectRequest("ACK");
        call.endedByPeer();
        assertThat(balie.port.told).doesNotContain("phone hung up");
    }

    @Test
    void sendsNoCancelBeforeThePhoneHasSaidAnything() {
        connect("agent1", LONG);
        SipPeerCall call = phone.awaitInvite();

        balie.telephony.withdraw(caller.id());
        assertThat(call.pollRequest("CANCEL", Duration.ofMillis(200))).isNull();
        call.ring();

        cancelled(call);
    }

    @Test
    void ringsAllPhonesOfAUserAndCancelsThoseThatAreLate() {
        try (SipPeer other = balie.phone("agent1")) {
            CompletableFuture<Outcome> connect = connect("agent1", LONG);
            SipPeerCall first = phone.awaitInvite();
            SipPeerCall second = other.awaitInvite();
            first.ring();
            second.ring();
            second.accept(42_000);
            second.expectRequest("ACK");

            assertThat(get(connect)).isInstanceOf(Outcome.Done.class);
            SipText cancel = first.expectRequest("CANCEL");
            first.accept(41_000); // too late
            first.answer(cancel, 200, "", Map.of());
            first.expectRequest("ACK");
            first.endedByPeer();
            assertThat(balie.media
                            .streams
                            .getLast()
                            .connected
                            .getFirst()
                            .remote()
                            .getPort())
                    .isEqualTo(42_000);
        }
    }

    @Test
    void bothSidesEndWhenTheCallIsHungUp() {
        SipPeerCall call = talking();

        balie.telephony.hangUp(caller.id());

        call.endedByPeer();
        caller.peer().endedByPeer();
        balie.port.awaitTold("ended by BALIE");
        assertThat(balie.media.streams)
                .allSatisfy(stream -> assertThat(stream.log).contains("close"));
    }

    @Test
    void keepsTheCallerWhenThePhoneIsReleased() {
        SipPeerCall call = talking();

        balie.telephony.releasePhone(caller.id());

        call.endedByPeer();
        CompletableFuture<Outcome> play = balie.telephony.play(caller.id(), java.util.List.of(TestBalie.say("dag")));
        TestBalie.eventually("played", () -> caller.stream().log.contains("play dag"));
        caller.stream().finish();
        assertThat(get(play)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void asksTheRingingPhoneToAnswerByItself() {
        CompletableFuture<Outcome> connect = connect("agent1", LONG);
        SipPeerCall call = ringing();

        CompletableFuture<Outcome> pickUp = balie.telephony.pickUp(caller.id());
        SipText notify = call.expectRequest("NOTIFY");
        assertThat(notify.header("Event")).isEqualTo("talk");
        call.answer(notify, 200, "", Map.of());
        assertThat(get(pickUp)).isInstanceOf(Outcome.Done.class);
        call.accept(41_000);

        assertThat(get(connect)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void saysWhenThePhoneMustBeAnsweredByHand() {
        CompletableFuture<Outcome> connect = connect("agent1", LONG);
        SipPeerCall call = ringing();

        CompletableFuture<Outcome> refused = balie.telephony.pickUp(caller.id());
        call.answer(call.expectRequest("NOTIFY"), 489, "", Map.of());
        assertThat(get(refused)).isEqualTo(new NotConnected(Reason.UNREACHABLE, 489));
        CompletableFuture<Outcome> silent = balie.telephony.pickUp(caller.id());
        assertThat(get(silent)).isEqualTo(new NotConnected(Reason.UNREACHABLE, 408));

        assertThat(connect).isNotDone();
    }

    @Test
    void hidesAnAnonymousCallerFromThePhone() {
        trunk.invite("+31990001001", 40_100, Map.of("Privacy", "id"));
        CallId id = balie.port.awaitCall().id();
        // the caller's peer confirms whatever comes
        CompletableFuture<Outcome> answer = balie.telephony.answer(id);
        assertThat(answer).isNotDone();

        balie.telephony.connect(id, new Destination.Phone("agent1"), "Burgerzaken", LONG);
        SipText invite = phone.awaitInvite().invite();

        assertThat(invite.toString()).doesNotContain("31612345678");
        assertThat(invite.header("From")).contains("Burgerzaken", "anonymous@anonymous.invalid");
    }

    @Test
    void reachesANumberOutsideThroughTheTrunk() {
        try (SipPeer outside = carrier.toward(balie.address)) {
            CompletableFuture<Outcome> connect =
                    balie.telephony.connect(caller.id(), new Destination.External("+31201234567"), "Waterstad", LONG);
            SipPeerCall call = outside.awaitInvite();
            assertThat(call.invite().requestUri()).startsWith("sip:+31201234567@127.0.0.1:" + carrier.port());
            assertThat(call.invite().header("P-Asserted-Identity")).contains("+31612345678");
            call.accept(43_000);
            call.expectRequest("ACK");

            assertThat(get(connect)).isInstanceOf(Outcome.Done.class);
        }
    }
}
