package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.eventually;
import static nl.balie.telephony.calls.TestBalie.get;
import static nl.balie.telephony.calls.TestBalie.say;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.OutgoingCall;
import nl.balie.telephony.Question;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import nl.balie.telephony.sip.SipText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that Balie makes: an agent's phone first, then a citizen outside. */
class SipCallOutTests {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String OURS = "+31201112222";
    private static final Destination CITIZEN = new Destination.External("+31611111111");

    private final SipPeer carrier = SipPeer.udp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));
    private final TestBalie balie = new TestBalie(Duration.ofMinutes(30), 2, "127.0.0.1:" + carrier.port());
    private final SipPeer outside = carrier.toward(balie.address);
    private final SipPeer phone = balie.phone("agent1");

    @AfterEach
    void stop() {
        phone.close();
        outside.close();
        balie.close();
    }

    private OutgoingCall callOut(Duration timeout) {
        return balie.telephony.callOut(new Destination.Phone("agent1"), OURS, "Terugbellen", timeout);
    }

    private SipPeerCall ringing() {
        SipPeerCall ringing = phone.awaitInvite();
        ringing.ring();
        balie.port.awaitTold("ringing " + new Destination.Phone("agent1"));
        return ringing;
    }

    /** The agent, on the line. */
    private SipPeerCall answered(OutgoingCall out) {
        SipPeerCall agent = ringing();
        agent.accept(41_000);
        agent.expectRequest("ACK");
        assertThat(get(out.answered())).isInstanceOf(Outcome.Done.class);
        return agent;
    }

    private CompletableFuture<Outcome> connect(OutgoingCall out, Duration timeout) {
        return balie.telephony.connect(out.id(), CITIZEN, "Waterstad", timeout);
    }

    private static void cancelled(SipPeerCall call) {
        call.answer(call.expectRequest("CANCEL"), 200, "", Map.of());
        call.refuse(487);
        call.expectRequest("ACK");
    }

    private void heard(String line) {
        eventually(line, () -> balie.media.streams.getFirst().log.contains(line));
    }

    @Test
    void ringsTheAgentFirstAndThenTheCitizenWithOurNumber() {
        OutgoingCall out = callOut(LONG);
        SipPeerCall agent = answered(out);
        assertThat(agent.invite().header("From")).contains("Terugbellen", OURS);

        CompletableFuture<Outcome> connect = connect(out, LONG);
        SipPeerCall citizen = outside.awaitInvite();
        assertThat(citizen.invite().requestUri()).startsWith("sip:+31611111111@127.0.0.1:" + carrier.port());
        assertThat(citizen.invite().header("P-Asserted-Identity")).contains(OURS);
        citizen.ring();
        citizen.accept(43_000);
        citizen.expectRequest("ACK");

        assertThat(get(connect)).isInstanceOf(Outcome.Done.class);
        assertThat(balie.media.streams.getFirst().log)
                .endsWith("hears " + balie.media.streams.getLast().localPort());
        assertThat(balie.media.streams.getFirst().connected.getFirst().remote().getPort())
                .isEqualTo(41_000);

        agent.bye();
        citizen.endedByPeer();
        balie.port.awaitTold("ended by CALLER");
    }

    @Test
    void keepsTheAgentWhenTheCitizenCannotBeHadOrHangsUp() {
        OutgoingCall out = callOut(LONG);
        answered(out);

        CompletableFuture<Outcome> busy = connect(out, LONG);
        SipPeerCall first = outside.awaitInvite();
        first.refuse(486);
        first.expectRequest("ACK");
        assertThat(get(busy)).isEqualTo(new NotConnected(Reason.BUSY, 486));

        CompletableFuture<Outcome> silent = connect(out, Duration.ofMillis(200));
        SipPeerCall second = outside.awaitInvite();
        second.ring();
        assertThat(get(silent)).isEqualTo(new NotConnected(Reason.NO_ANSWER, 0));
        cancelled(second);

        CompletableFuture<Outcome> gone = connect(out, LONG);
        assertThat(get(gone)).isEqualTo(new NotConnected(Reason.UNREACHABLE, 408));

        outside.awaitInvite();
        CompletableFuture<Outcome> talks = connect(out, LONG);
        SipPeerCall citizen = outside.awaitInvite();
        citizen.accept(43_000);
        citizen.expectRequest("ACK");
        assertThat(get(talks)).isInstanceOf(Outcome.Done.class);
        citizen.bye();
        balie.port.awaitTold("phone hung up");

        balie.telephony.play(out.id(), List.of(say("opgehangen")));
        heard("play opgehangen");
        assertThat(balie.port.told).noneMatch(line -> line.startsWith("ended"));
    }

    @Test
    void theFirstPartyHearsAndPressesAsAnyCaller() {
        OutgoingCall out = callOut(LONG);
        CompletableFuture<Outcome> early = balie.telephony.play(out.id(), List.of(say("nog niet")));
        assertThat(early).failsWithin(LONG).withThrowableThat().withMessageContaining("not been answered");
        SipPeerCall agent = answered(out);
        assertThat(get(balie.telephony.answer(out.id()))).isInstanceOf(Outcome.Done.class);

        CompletableFuture<Outcome> asked =
                balie.telephony.ask(out.id(), new Question(List.of(say("bellen?")), Set.of('1'), LONG, true));
        heard("play bellen?");
        agent.pressByInfo('1');
        assertThat(get(asked)).isEqualTo(new Outcome.Key('1'));

        balie.telephony.hangUp(out.id());
        agent.endedByPeer();
        balie.port.awaitTold("ended by BALIE");
        assertThat(balie.media.streams.getFirst().log).endsWith("close");
    }

    @Test
    void isOverWhenTheAgentDoesNotAnswer() {
        OutgoingCall late = callOut(Duration.ofMillis(200));
        SipPeerCall ringing = ringing();
        assertThat(get(late.answered())).isEqualTo(new NotConnected(Reason.NO_ANSWER, 0));
        cancelled(ringing);
        balie.port.awaitTold("ended by BALIE");

        OutgoingCall busy = callOut(LONG);
        SipPeerCall refusing = phone.awaitInvite();
        refusing.refuse(486);
        refusing.expectRequest("ACK");
        assertThat(get(busy.answered())).isEqualTo(new NotConnected(Reason.BUSY, 486));
        balie.port.awaitTold("ended by CALLER");
        assertThat(get(balie.telephony.play(busy.id(), List.of()))).isInstanceOf(Outcome.CallerGone.class);

        OutgoingCall nobody = balie.telephony.callOut(new Destination.Phone("agent2"), null, "", LONG);
        assertThat(get(nobody.answered())).isEqualTo(new NotConnected(Reason.UNREACHABLE, 480));
        eventually(
                "no calls", () -> Map.of().equals(balie.telephony.debugState().get("calls")));
    }

    @Test
    void isWithdrawnWhenItIsHungUpBeforeTheAnswer() {
        OutgoingCall out = callOut(LONG);
        SipPeerCall ringing = ringing();

        balie.telephony.hangUp(out.id());

        assertThat(get(out.answered())).isEqualTo(new NotConnected(Reason.WITHDRAWN, 0));
        cancelled(ringing);
        balie.port.awaitTold("ended by BALIE");
    }

    @Test
    void theAgentsPhoneCanBeAskedToAnswerByItself() {
        OutgoingCall out = callOut(LONG);
        SipPeerCall ringing = ringing();

        CompletableFuture<Outcome> pickUp = balie.telephony.pickUp(out.id());
        SipText notify = ringing.expectRequest("NOTIFY");
        ringing.answer(notify, 200, "", Map.of());

        assertThat(get(pickUp)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void countsAmongTheCallsThatThereIsRoomFor() {
        OutgoingCall one = callOut(LONG);
        OutgoingCall two = callOut(LONG);
        OutgoingCall three = callOut(LONG);

        assertThat(get(three.answered())).isEqualTo(new NotConnected(Reason.UNREACHABLE, 503));
        assertThat(one.answered()).isNotDone();
        assertThat(two.answered()).isNotDone();
    }
}
