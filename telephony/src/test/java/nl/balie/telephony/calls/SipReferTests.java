package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.balie.conformity.Requirement;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import nl.balie.telephony.sip.SipText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A phone that transfers by its own button (REFER, RFC 3515 and 5589). */
class SipReferTests {
    private final TestBalie balie = new TestBalie();
    private final SipPeer trunk = balie.peer();
    private final SipPeer phone = balie.phone("agent1");
    private final TestBalie.OnLine caller = balie.callOnLine(trunk);

    @AfterEach
    void stop() {
        trunk.close();
        phone.close();
        balie.close();
    }

    private SipPeerCall talking() {
        CompletableFuture<Outcome> connect = balie.telephony.connect(
                caller.id(), new Destination.Phone("agent1"), "Burgerzaken", Duration.ofSeconds(10));
        SipPeerCall agent = phone.awaitInvite();
        agent.accept(41_000);
        agent.expectRequest("ACK");
        assertThat(get(connect)).isInstanceOf(Outcome.Done.class);
        return agent;
    }

    private static SipText told(SipPeerCall agent, String status, String state) {
        SipText notify = agent.expectRequest("NOTIFY");
        assertThat(notify.header("Event")).startsWith("refer");
        assertThat(notify.header("Content-Type")).startsWith("message/sipfrag");
        assertThat(notify.header("Subscription-State")).startsWith(state);
        assertThat(notify.body()).startsWith("SIP/2.0 " + status);
        agent.answer(notify, 200, "", Map.of());
        return notify;
    }

    @ParameterizedTest
    @CsvSource({
        "<sip:agent2@balie>, agent2",
        "sip:%2B31201234567@127.0.0.1, +31201234567",
        "\"Jan\" <tel:+31201234567>;method=INVITE, +31201234567"
    })
    @Requirement(value = "2.5.4", part = "transfer by the phone's own button")
    void givesTheCustomerToWhomTheOutsideAllows(String referTo, String to) {
        balie.port.transfer = new CompletableFuture<>();
        SipPeerCall agent = talking();

        agent.send("REFER", "", Map.of("Refer-To", referTo));
        agent.expect("REFER", 202);
        told(agent, "100", "active");
        balie.port.awaitTold("transfer to " + to);
        agent.send("REFER", "", Map.of("Refer-To", referTo));
        agent.expect("REFER", 603);
        balie.port.transfer.complete(true);
        told(agent, "200", "terminated");

        agent.send("BYE", "", Map.of());
        agent.expect("BYE", 200);
        caller.peer().bye();
    }

    @Test
    void tellsAPhoneThatIsDismissedThatItsTransferWasMade() {
        balie.port.transfer = new CompletableFuture<>();
        SipPeerCall agent = talking();

        agent.send("REFER", "", Map.of("Refer-To", "<sip:agent2@balie>"));
        told(agent, "100", "active");
        balie.port.awaitTold("transfer to agent2");
        balie.telephony.releasePhone(caller.id());

        told(agent, "200", "terminated");
        agent.endedByPeer();
    }

    @Test
    void tellsThatTheOutsideRefusesAndTheCallGoesOn() {
        SipPeerCall agent = talking();

        for (int times = 1; times <= 2; times++) {
            agent.send("REFER", "", Map.of("Refer-To", "<sip:0900123456@balie>"));
            agent.expect("REFER", 202);
            String first = told(agent, "100", "active").header("Event");
            assertThat(told(agent, "603", "terminated").header("Event")).isEqualTo(first);
        }

        agent.pressByInfo('1');
        caller.peer().bye();
        agent.endedByPeer();
    }

    /** RFC 3515 section 2.4.1, RFC 3891: one destination; and two calls of a phone are not joined here. */
    @ParameterizedTest
    @CsvSource({
        "<sip:agent2@balie?Replaces=abc%3Bto-tag%3D1%3Bfrom-tag%3D2>, 603",
        "<http://example.org/>, 603",
        "<sip:balie>, 603"
    })
    void refusesWhatItCannotDo(String referTo, int status) {
        SipPeerCall agent = talking();

        agent.send("REFER", "", Map.of("Refer-To", referTo));
        agent.expect("REFER", status);
        agent.send("REFER", "", Map.of());
        agent.expect("REFER", 400);

        assertThat(balie.port.told).noneMatch(told -> told.startsWith("transfer"));
        caller.peer().bye();
        agent.endedByPeer();
    }

    @Test
    void aCallerGivesNobodyAway() {
        SipPeerCall agent = talking();

        caller.peer().send("REFER", "", Map.of("Refer-To", "<sip:agent2@balie>"));
        caller.peer().expect("REFER", 202);
        told(caller.peer(), "100", "active");
        told(caller.peer(), "603", "terminated");

        assertThat(balie.port.told).noneMatch(told -> told.startsWith("transfer"));
        caller.peer().bye();
        agent.endedByPeer();
    }
}
