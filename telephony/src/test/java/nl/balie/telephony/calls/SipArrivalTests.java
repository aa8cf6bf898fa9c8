package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import nl.balie.telephony.CallId;
import nl.balie.telephony.IncomingCall;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import nl.balie.telephony.sip.SipText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From INVITE to answer or refusal. */
class SipArrivalTests {
    private final TestBalie balie = new TestBalie(Duration.ofMinutes(30), 2, null);
    private final SipPeer trunk = balie.peer();

    @AfterEach
    void stop() {
        trunk.close();
        balie.close();
    }

    private SipPeerCall invite(Map<String, String> more) {
        return trunk.invite("+31990001001", 40_000, more);
    }

    @Test
    void refusesACallFromAnywhereButATrunk() throws Exception {
        try (SipPeer stranger = SipPeer.udp(balie.address, InetAddress.getByName("127.0.0.2"))) {
            SipPeerCall call = stranger.invite("+31990001001", 40_000, Map.of());

            call.refused(403);
            assertThat(balie.port.arrived).isEmpty();
        }
    }

    @Test
    void sendsNothingButTryingUntilThePortHasTheCall() {
        CountDownLatch stored = new CountDownLatch(1);
        balie.port.onArrival = call -> {
            try {
                stored.await();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        };
        SipPeerCall call = invite(Map.of());

        call.expect("INVITE", 100);
        call.repeatInvite();
        assertThat(trunk.poll(Duration.ofMillis(300), message -> message.status() > 100))
                .isNull();
        stored.countDown();

        balie.telephony.answer(balie.port.awaitCall().id());
        call.established();
        assertThat(balie.port.arrived).isEmpty();
    }

    @Test
    void readsNumbersNamesAndDiversion() {
        trunk.invite("0990001001", 40_000, Map.of("Diversion", "<sip:+31201234567@carrier>;reason=unconditional"));
        IncomingCall call = balie.port.awaitCall();

        assertThat(call.to()).isEqualTo("+31990001001");
        assertThat(call.from()).isEqualTo("+31612345678");
        assertThat(call.displayName()).isEqualTo("Jan");
        assertThat(call.diverted()).isEqualTo("+31201234567");

        invite(Map.of("P-Asserted-Identity", "\"Piet\" <sip:+31687654321@carrier>"));
        IncomingCall asserted = balie.port.awaitCall();

        assertThat(asserted.from()).isEqualTo("+31687654321");
        assertThat(asserted.displayName()).isEqualTo("Piet");
    }

    /** RFC 5806, RFC 7044 and RFC 3325, by the grammar of RFC 3261 section 25.1. */
    @Test
    void makesNumbersInternationalWhereverTheyStand() {
        String colleague = "\"Vries, Jan de\" <sip:0302860001@exchange>";
        for (Map<String, String> headers : List.of(
                Map.of("Diversion", colleague + ";reason=no-answer, <sip:0302860009@exchange>"),
                Map.of("History-Info", colleague + ";index=1, <sip:+31990001001@balie>;index=1.1"),
                Map.of("Diversion", "<tel:0031302860001>"))) {
            SipPeerCall call = invite(headers);
            IncomingCall arrived = balie.port.awaitCall();
            assertThat(arrived.diverted()).as(headers.toString()).isEqualTo("+31302860001");
            balie.telephony.reject(arrived.id(), 486);
            call.refused(486);
        }

        for (String identity : List.of(
                "\"Jansen, Piet\" <sip:0612345678@carrier>",
                "<sip:carrier.example>, <tel:+31-6-1234-5678>",
                "<sip:31612345678@carrier;user=phone>, <tel:+31999999999>")) {
            SipPeerCall call = invite(Map.of("P-Asserted-Identity", identity));
            IncomingCall arrived = balie.port.awaitCall();
            assertThat(arrived.from()).as(identity).isEqualTo("+31612345678");
            balie.telephony.reject(arrived.id(), 486);
            call.refused(486);
        }
    }

    @Test
    void respectsACallerWhoWantsToBeAnonymous() {
        invite(Map.of("P-Asserted-Identity", "\"Piet\" <sip:+31687654321@carrier>", "Privacy", "id"));
        IncomingCall withPrivacy = balie.port.awaitCall();
        invite(Map.of("From", "\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=x" + SipPeer.random()));
        IncomingCall anonymous = balie.port.awaitCall();

        assertThat(withPrivacy.from()).isNull();
        assertThat(withPrivacy.displayName()).isNull();
        assertThat(anonymous.from()).isNull();
        assertThat(anonymous.displayName()).isNull();
    }

    @Test
    void offersItselfWhenTheInviteHasNoOffer() {
        SipPeerCall call = trunk.invite("+31990001001", "", Map.of());
        CompletableFuture<Outcome> answer =
                balie.telephony.answer(balie.port.awaitCall().id());

        SipText ok = call.expect("INVITE", 200);
        assertThat(ok.body()).contains("RTP/AVP 8 0 9 101");
        call.ack(SipPeerCall.sdp("127.0.0.1", 40_500, "sendrecv"));

        assertThat(get(answer)).isInstanceOf(Outcome.Done.class);
        assertThat(balie.media.streams.getFirst().connected.getFirst().remote().getPort())
                .isEqualTo(40_500);
    }

    @Test
    void refusesWhatItCannotDo() {
        String video = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                + "m=audio 40000 RTP/AVP 18\r\na=rtpmap:18 G729/8000\r\n";

        trunk.invite("+31990001001", video, Map.of()).refused(488);
        SipText unknown = invite(Map.of("Require", "precondition")).refused(420);
        assertThat(unknown.header("Unsupported")).isEqualTo("precondition");
        SipText tooShort =
                invite(Map.of("Session-Expires", "0", "Supported", "timer")).refused(422);
        assertThat(tooShort.header("Min-SE")).isEqualTo("1");
    }

    @Test
    void shedsCallsAboveTheLimitAndTakesThemAgainAfterwards() {
        TestBalie.OnLine first = balie.callOnLine(trunk);
        balie.callOnLine(trunk);

        SipText full = invite(Map.of()).refused(503);
        assertThat(full.header("Retry-After")).isEqualTo("5");

        first.peer().bye();
        balie.port.awaitTold("ended by CALLER");
        TestBalie.eventually(
                "room", () -> balie.telephony.debugState().toString().split("state=").length == 2);
        balie.callOnLine(trunk);
    }

    @Test
    void refusesWith503WhenTheCallCannotBeStored() {
        balie.port.onArrival = call -> {
            throw new IllegalStateException("no database");
        };

        SipText refusal = invite(Map.of()).refused(503);

        assertThat(refusal.header("Retry-After")).isEqualTo("5");
        balie.port.awaitTold("ended by FAILURE");
    }

    @Test
    void endsACallThatIsNeverConfirmed() {
        SipPeerCall call = invite(Map.of());
        CompletableFuture<Outcome> answer =
                balie.telephony.answer(balie.port.awaitCall().id());

        call.expect("INVITE", 200);
        call.expect("INVITE", 200);
        call.endedByPeer();

        assertThat(get(answer)).isInstanceOf(Outcome.CallerGone.class);
        balie.port.awaitTold("ended by FAILURE");
    }

    @Test
    void takesRepeatedConfirmationsForOne() {
        TestBalie.OnLine caller = balie.callOnLine(trunk);
        caller.peer().ack();
        caller.peer().ack();

        caller.peer().bye();

        balie.port.awaitTold("ended by CALLER");
        assertThat(caller.stream().connected).hasSize(1);
    }

    @Test
    void endsWhenTheCallerGivesUpBeforeTheAnswer() {
        SipPeerCall call = invite(Map.of());
        CallId id = balie.port.awaitCall().id();

        call.cancel();
        call.expect("CANCEL", 200);
        call.refused(487);

        balie.port.awaitTold("ended by CALLER");
        assertThat(get(balie.telephony.answer(id))).isInstanceOf(Outcome.CallerGone.class);
    }

    @Test
    void rejectsWithTheStatusThatWasAsked() {
        SipPeerCall call = invite(Map.of());

        balie.telephony.reject(balie.port.awaitCall().id(), 404);

        call.refused(404);
        balie.port.awaitTold("ended by BALIE");
    }

    @Test
    void waitsForTheConfirmationBeforeItSaysGoodbye() {
        SipPeerCall call = invite(Map.of());
        CallId id = balie.port.awaitCall().id();
        CompletableFuture<Outcome> answer = balie.telephony.answer(id);
        call.expect("INVITE", 200);

        balie.telephony.hangUp(id);
        assertThat(get(answer)).isInstanceOf(Outcome.CallerGone.class);
        assertThat(call.pollRequest("BYE", Duration.ofMillis(200))).isNull();
        call.ack();

        call.endedByPeer();
    }
}
