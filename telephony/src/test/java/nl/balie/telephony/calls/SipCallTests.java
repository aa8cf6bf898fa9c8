package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.balie.telephony.Destination;
import nl.balie.telephony.IncomingCall;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.media.Codec;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import nl.balie.telephony.sip.SipText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SipCallTests {
    private final TestBalie balie = new TestBalie();
    private final SipPeer trunk = balie.peer();

    @AfterEach
    void stop() {
        trunk.close();
        balie.close();
    }

    @Test
    void answersWithALawAndTheOfferedKeyPayloadType() {
        SipPeerCall call = trunk.invite("+31990001001", 40_000, Map.of());
        call.expect("INVITE", 100);
        IncomingCall incoming = balie.port.awaitCall();

        CompletableFuture<Outcome> answer = balie.telephony.answer(incoming.id());
        SipText ok = call.expect("INVITE", 200);

        assertThat(ok.body()).contains("m=audio 30000 RTP/AVP 8 101\r\n", "telephone-event/8000");
        assertThat(answer).isNotDone();
        call.ack();
        assertThat(get(answer)).isInstanceOf(Outcome.Done.class);
        RecordingMedia.Connected connected =
                balie.media.streams.getFirst().connected.getFirst();
        assertThat(connected.codec()).isEqualTo(Codec.PCMA);
        assertThat(connected.keyPayloadType()).isEqualTo(101);
        assertThat(connected.remote().getPort()).isEqualTo(40_000);
        call.bye();
        balie.port.awaitTold("ended by CALLER");
    }

    @Test
    void connectsThePhoneThatAnswersAndKeepsTheCallerWhenItHangsUp() {
        SipPeer phone = balie.phone("agent1");
        TestBalie.OnLine caller = balie.callOnLine(trunk);

        CompletableFuture<Outcome> connect = balie.telephony.connect(
                caller.id(), new Destination.Phone("agent1"), "Burgerzaken", java.time.Duration.ofSeconds(10));
        SipPeerCall ringing = phone.awaitInvite();
        assertThat(ringing.invite().header("From")).contains("Burgerzaken", "+31612345678");
        ringing.ring();
        balie.port.awaitTold("ringing " + new Destination.Phone("agent1"));
        ringing.accept(41_000);
        ringing.expectRequest("ACK");

        assertThat(get(connect)).isInstanceOf(Outcome.Done.class);
        TestBalie.eventually("bridged", () -> caller.stream().log.contains("hears 30002"));
        ringing.send("BYE", "", Map.of());
        ringing.expect("BYE", 200);
        balie.port.awaitTold("phone hung up");
        assertThat(caller.stream().log).doesNotContain("close");
        balie.telephony.hangUp(caller.id());
        caller.peer().endedByPeer();
        balie.port.awaitTold("ended by BALIE");
        phone.close();
    }
}
