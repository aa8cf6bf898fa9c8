package nl.balie.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import nl.balie.telephony.sip.SipText;
import org.junit.jupiter.api.Test;

/** Provisional responses that are confirmed (RFC 3262), and what may be asked before the final one. */
class SipReliableTests {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String SDP = SipPeerCall.sdp("127.0.0.1", 41_000, "sendrecv");

    private static Map<String, String> reliable(SipPeer peer, int number) {
        return Map.of(
                "Contact",
                peer.contact("agent1"),
                "Require",
                "100rel",
                "RSeq",
                Integer.toString(number),
                "Allow",
                "UPDATE");
    }

    /** The number of each is confirmed once, and what comes before its turn is not (RFC 3262 section 4). */
    @Test
    void confirmsTheRingingOfAPhoneWhoseAnswerMayComeEarly() {
        try (TestBalie balie = new TestBalie();
                SipPeer trunk = balie.peer();
                SipPeer phone = balie.phone("agent1")) {
            TestBalie.OnLine caller = balie.callOnLine(trunk);
            CompletableFuture<Outcome> connect =
                    balie.telephony.connect(caller.id(), new Destination.Phone("agent1"), "Burgerzaken", LONG);
            SipPeerCall agent = phone.awaitInvite();
            assertThat(String.join(",", agent.invite().all("Supported"))).contains("100rel");

            agent.answer(agent.invite(), 180, "", reliable(phone, 7001));
            SipText prack = agent.expectRequest("PRACK");
            assertThat(prack.header("RAck")).isEqualTo("7001 " + agent.invite().header("CSeq"));
            agent.answer(prack, 200, "", Map.of());
            agent.answer(agent.invite(), 180, "", reliable(phone, 7001));
            agent.answer(agent.invite(), 183, "", reliable(phone, 7003));
            assertThat(agent.pollRequest("PRACK", Duration.ofMillis(700))).isNull();
            agent.answer(agent.invite(), 183, SDP, reliable(phone, 7002));
            prack = agent.expectRequest("PRACK");
            assertThat(prack.header("RAck")).startsWith("7002 ");
            agent.answer(prack, 200, "", Map.of());

            agent.answer(agent.invite(), 200, "", Map.of("Contact", phone.contact("agent1")));
            agent.expectRequest("ACK");
            assertThat(TestBalie.get(connect)).isInstanceOf(Outcome.Done.class);
            assertThat(balie.media
                            .streams
                            .getLast()
                            .connected
                            .getLast()
                            .remote()
                            .getPort())
                    .as("the answer came in the 183")
                    .isEqualTo(41_000);
            caller.peer().bye();
            agent.endedByPeer();
        }
    }

    /** RFC 3960: in place of the ringing tone, such as what another network says. */
    @Test
    void whoConsultsHearsWhatComesBeforeTheOtherAnswers() {
        try (TestBalie balie = new TestBalie();
                SipPeer trunk = balie.peer();
                SipPeer first = balie.phone("agent1");
                SipPeer second = balie.phone("agent2")) {
            TestBalie.OnLine caller = balie.callOnLine(trunk);
            balie.telephony.connect(caller.id(), new Destination.Phone("agent1"), "Burgerzaken", LONG);
            SipPeerCall agent = first.awaitInvite();
            agent.accept(41_000);
            agent.expectRequest("ACK");
            RecordingMedia.Stream heard = balie.media.streams.getLast();
            TestBalie.eventually("conversation", () -> !heard.log.isEmpty());
            assertThat(TestBalie.get(
                            balie.telephony.consult(caller.id(), new Destination.Phone("agent2"), "Advies", LONG)))
                    .isInstanceOf(Outcome.Done.class);
            SipPeerCall other = second.awaitInvite();
            other.ring();
            RecordingMedia.Stream early = balie.media.streams.getLast();
            TestBalie.eventually("the ringing tone", () -> heard.log.contains("loop ringing"));
            assertThat(heard.log).doesNotContain("hears " + early.port);

            other.answer(other.invite(), 183, SDP, Map.of("Contact", second.contact("agent2")));

            TestBalie.eventually("early media", () -> heard.log.getLast().equals("hears " + early.port));
            assertThat(early.connected.getLast().remote().getPort()).isEqualTo(41_000);
            assertThat(early.log).as("he does not hear the agent yet").noneMatch(line -> line.startsWith("hears "));
            assertThat(balie.port.told).doesNotContain("CONSULTED joined");
            other.accept(41_000);
            other.expectRequest("ACK");
            balie.port.awaitTold("CONSULTED joined");
            TestBalie.eventually("both", () -> early.log.contains("hears " + heard.port));
            caller.peer().bye();
            other.endedByPeer();
        }
    }

    @Test
    void takesACallThatRequiresIt() {
        try (TestBalie balie = new TestBalie();
                SipPeer trunk = balie.peer()) {
            SipPeerCall call = trunk.invite("+31990001001", 40_000, Map.of("Require", "100rel"));
            balie.telephony.answer(balie.port.awaitCall().id());

            call.established();
            call.bye();
            trunk.invite("+31990001001", 40_000, Map.of("Require", "100rel, teleport"))
                    .refused(420);
        }
    }

    /** Our own phone rings reliably when it must, and refuses what comes before its time (RFC 3261 section 14.2). */
    @Test
    void ringsUntilItIsConfirmedAndAnswersLater() throws Exception {
        CompletableFuture<String> rings = new CompletableFuture<>();
        Phone.Listener listener = new Phone.Listener() {
            @Override
            public void rings(String shownName) {
                rings.complete(shownName);
            }
        };
        InetAddress here = InetAddress.getLoopbackAddress();
        try (SipPeer exchange = SipPeer.udp(new InetSocketAddress(here, 9));
                Phone phone = Phone.open(here, new InetSocketAddress(here, exchange.port()), "agent1", listener)) {
            phone.register("geheim");
            String contact = exchange.await(
                            "REGISTER", message -> message.start().startsWith("REGISTER"))
                    .contactUri();
            int port = Integer.parseInt(contact.replaceAll("^.*:(\\d+).*$", "$1"));
            exchange.toward(new InetSocketAddress(here, port));

            SipPeerCall call = exchange.invite("agent1", SDP, Map.of("Require", "100rel"));
            SipText ringing = call.expect("INVITE", 180);
            assertThat(ringing.header("Require")).contains("100rel");
            assertThat(call.expect("INVITE", 180).header("RSeq"))
                    .as("it is repeated until it is confirmed")
                    .isEqualTo(ringing.header("RSeq"));
            call.send("PRACK", "", Map.of("RAck", ringing.header("RSeq") + " 1 INVITE"));
            call.expect("PRACK", 200);
            TestBalie.get(rings);

            call.send("UPDATE", SDP, Map.of());
            assertThat(Integer.parseInt(call.expect("UPDATE", 500).header("Retry-After")))
                    .isBetween(0, 10);
            phone.answer();
            call.expect("INVITE", 200);
            phone.hangUp();
        }
    }
}
