package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A phone that sends its callers on by itself (302). */
class SipForwardingTests {
    private final SipPeer carrier = SipPeer.udp(new java.net.InetSocketAddress("127.0.0.1", 9));
    private final TestBalie balie = new TestBalie(Duration.ofMinutes(30), 10, "127.0.0.1:" + carrier.port());
    private final SipPeer trunk = balie.peer();
    private final SipPeer phone = balie.phone("agent1");
    private final TestBalie.OnLine caller = balie.callOnLine(trunk);

    @AfterEach
    void stop() {
        carrier.close();
        trunk.close();
        phone.close();
        balie.close();
    }

    private CompletableFuture<Outcome> connect() {
        return balie.telephony.connect(
                caller.id(), new Destination.Phone("agent1"), "Burgerzaken", Duration.ofSeconds(10));
    }

    private static void sendsOn(SipPeer from, String contacts) {
        SipPeerCall call = from.awaitInvite();
        call.answer(call.invite(), 302, "", Map.of("Contact", contacts));
        call.expectRequest("ACK");
    }

    @Test
    void isFollowedToAColleagueTheMostWantedFirst() {
        balie.port.passwords.put("agent3", "drie");
        try (SipPeer second = balie.phone("agent2");
                SipPeer third = balie.phone("agent3")) {
            CompletableFuture<Outcome> connect = connect();

            sendsOn(phone, "<sip:agent2@balie>;q=0.3, <sip:agent3@balie>;q=0.8");
            SipPeerCall wanted = third.awaitInvite();
            assertThat(second.poll(Duration.ofMillis(300), message -> !message.isResponse()))
                    .isNull();
            wanted.refuse(486);
            wanted.expectRequest("ACK");
            SipPeerCall other = second.awaitInvite();
            other.accept(41_000);
            other.expectRequest("ACK");

            assertThat(get(connect)).isInstanceOf(Outcome.Done.class);
            caller.peer().bye();
            other.endedByPeer();
        }
    }

    /** Outside, to nobody who has a phone here, and where the port does not allow it: the owner is not to be had. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sip:+31900123456@balie>",
                "<sip:agent2@elsewhere.example>",
                "<sip:agent2@127.0.0.1:1>",
                "<tel:+31612345678>",
                "<sip:other1@balie>",
                "<sip:agent1@balie>"
            })
    void isBusyWhenItWouldGoElsewhere(String contact) {
        balie.port.passwords.put("other1", "anders");
        try (SipPeer second = balie.phone("agent2");
                SipPeer foreign = balie.phone("other1")) {
            CompletableFuture<Outcome> connect = connect();

            sendsOn(phone, contact);

            assertThat(get(connect)).isEqualTo(new NotConnected(Reason.BUSY, 302));
            for (SipPeer nobody : new SipPeer[] {second, foreign, carrier, phone}) {
                assertThat(nobody.poll(Duration.ofMillis(50), message -> !message.isResponse()))
                        .isNull();
            }
        }
    }

    @Test
    void endsWhenColleaguesSendOnToEachOther() {
        try (SipPeer second = balie.phone("agent2")) {
            CompletableFuture<Outcome> connect = connect();

            sendsOn(phone, "<sip:agent2@balie>");
            sendsOn(second, "<sip:agent1@balie>, <sip:agent2@balie>");

            assertThat(get(connect)).isEqualTo(new NotConnected(Reason.BUSY, 302));
        }
    }

    @Test
    void aTrunkSendsNobodyOn() {
        try (SipPeer outside = carrier.toward(balie.address);
                SipPeer second = balie.phone("agent2")) {
            CompletableFuture<Outcome> connect = balie.telephony.connect(
                    caller.id(), new Destination.External("+31201234567"), "Waterstad", Duration.ofSeconds(10));

            sendsOn(outside, "<sip:agent2@balie>");

            assertThat(get(connect)).isEqualTo(new NotConnected(Reason.BUSY, 302));
            assertThat(second.poll(Duration.ofMillis(50), message -> !message.isResponse()))
                    .isNull();
        }
    }
}
