package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Question;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever arrives at the port, a call that runs goes on and the next one is taken. */
class SipFramingTests {
    private final TestBalie balie = new TestBalie();
    private final SipPeer trunk = balie.peer();
    private final TestBalie.OnLine running = balie.callOnLine(trunk);
    private final Random random = new Random(42);

    @AfterEach
    void stop() {
        trunk.close();
        balie.close();
    }

    private void everythingStillWorks() {
        CompletableFuture<Outcome> asked = balie.telephony.ask(
                running.id(), new Question(List.of(), java.util.Set.of('1'), Duration.ofSeconds(10), true));
        running.peer().pressByInfo('1');
        assertThat(get(asked)).isEqualTo(new Outcome.Key('1'));
        try (SipPeer overUdp = balie.peer();
                SipPeer overTcp = SipPeer.tcp(balie.address)) {
            balie.callOnLine(overUdp).peer().bye();
            balie.callOnLine(overTcp).peer().bye();
        }
        running.peer().bye();
        balie.port.awaitTold("ended by CALLER");
    }

    private SipText invite(SipPeer from, Map<String, String> more, String body) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(List.of(
                Map.entry("Via", from.via()),
                Map.entry("Max-Forwards", "70"),
                Map.entry("From", "<sip:a@b>;tag=" + SipPeer.random()),
                Map.entry("To", "<sip:+31990001001@127.0.0.1>"),
                Map.entry("Call-ID", SipPeer.random()),
                Map.entry("CSeq", "1 INVITE"),
                Map.entry("Contact", from.contact("a"))));
        headers.addAll(more.entrySet());
        return new SipText("INVITE sip:+31990001001@127.0.0.1 SIP/2.0", headers, body);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void survivesRandomBytes() {
        try (SipPeer attacker = balie.peer()) {
            for (int i = 0; i < 400; i++) {
                byte[] bytes = new byte[1 + random.nextInt(1400)];
                random.nextBytes(bytes);
                attacker.send(bytes);
            }

            everythingStillWorks();
        }
    }

    @Test
    void survivesMessagesThatAreCutOffOrDamaged() {
        try (SipPeer attacker = balie.peer()) {
            byte[] whole = ascii(invite(attacker, Map.of(), "v=0\r\n").toString());
            for (int length = 1; length < whole.length; length += 7) {
                attacker.send(Arrays.copyOf(whole, length));
            }
            for (int i = 0; i < 300; i++) {
                byte[] damaged = ascii(invite(attacker, Map.of(), "v=0\r\n").toString());
                for (int hit = 0; hit < 5; hit++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                attacker.send(damaged);
            }
            balie.port.arrived.clear();
            TestBalie.eventually("the damaged calls are refused or taken", () -> {
                balie.port.arrived.forEach(
                        call -> balie.telephony.reject(call.id(), 404)); // some were harmless enough to be calls
                return String.valueOf(balie.telephony.debugState().get("calls")).split("state=").length == 2;
            });
            balie.port.arrived.clear();
        }
        try (SipPeer fresh = balie.peer()) {
            balie.callOnLine(fresh).peer().bye();
        }
    }

    @Test
    void survivesEveryWrongContentLength() throws IOException {
        for (String wrong : List.of("-1", "99999", "2000000000", "99999999999999999999", "x", "1e9", "")) {
            try (SipPeer attacker = balie.peer();
                    Socket connection = connection()) {
                byte[] bytes = ascii(invite(attacker, Map.of(), "")
                        .toString()
                        .replace("Content-Length: 0", "Content-Length: " + wrong));
                attacker.send(bytes);
                connection.getOutputStream().write(bytes);
                connection.getOutputStream().flush();
            }
        }
        balie.port.arrived.clear();
        running.peer().pressByInfo('1');
        TestBalie.eventually("no stray call", () -> {
            balie.port.arrived.forEach(call -> balie.telephony.hangUp(call.id()));
            return String.valueOf(balie.telephony.debugState().get("calls")).split("state=").length == 2;
        });
        running.peer().bye();
    }

    private Socket connection() throws IOException {
        return new Socket(balie.address.getAddress(), balie.address.getPort());
    }

    @Test
    void survivesHeadersOf64KilobytesAndClosesTheConnectionTheyCameOver() throws IOException {
        try (SipPeer attacker = balie.peer();
                Socket connection = connection()) {
            attacker.send(ascii(
                    invite(attacker, Map.of("Subject", "x".repeat(60_000)), "").toString()));
            attacker.send(ascii(invite(attacker, Map.of("Subject", "x\r\nVia: y".repeat(5_000)), "")
                    .toString()));
            byte[] large = ascii(
                    invite(attacker, Map.of("Subject", "x".repeat(65_536)), "").toString());
            connection.setSoTimeout(10_000);
            try {
                connection.getOutputStream().write(large);
                assertThat(connection.getInputStream().read()).isEqualTo(-1);
            } catch (java.net.SocketException reset) {
                assertThat(reset).hasMessageMatching("(?i).*(reset|broken pipe|abort).*");
            }

            everythingStillWorks();
        }
    }

    @Test
    void survivesGarbageAndHalfOpenConnections() throws IOException {
        List<Socket> halfOpen = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                Socket connection = connection();
                halfOpen.add(connection);
                byte[] bytes = new byte[random.nextInt(2000)];
                random.nextBytes(bytes);
                if (i % 3 == 0) {
                    connection.getOutputStream().write(bytes);
                } else if (i % 3 == 1) {
                    connection.getOutputStream().write(ascii("INVITE sip:x SIP/2.0\r\nVia: "));
                }
            }

            everythingStillWorks();
        } finally {
            for (Socket connection : halfOpen) {
                connection.close();
            }
        }
    }

    @Test
    void closesTheOldestOfManyConnectionsThatSayNothing() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try (SipPeer phone = SipPeer.tcp(balie.address)) {
            phone.register("agent1", "geheim", Map.of());
            for (int i = 0; i < 210; i++) {
                silent.add(connection());
            }
            silent.getFirst().setSoTimeout(10_000);

            assertThat(silent.getFirst().getInputStream().read()).isEqualTo(-1);
            assertThat(phone.register("agent1", "geheim", Map.of()).status()).isEqualTo(200);
        } finally {
            for (Socket connection : silent) {
                connection.close();
            }
        }
    }

    @Test
    void takesSeveralMessagesInOnePieceAndOneMessageInSeveral() throws IOException {
        try (SipPeer phone = SipPeer.tcp(balie.address)) {
            byte[] both = ascii("\r\n\r\n" + options(phone, "Content-Length") + options(phone, "l"));
            for (byte single : both) {
                phone.send(new byte[] {single});
            }
            phone.await("first answer", message -> message.status() == 200);
            phone.await("second answer", message -> message.status() == 200);
            phone.send(both);
            phone.await("third answer", message -> message.status() == 200);
            phone.await("fourth answer", message -> message.status() == 200);
        }
    }

    private static String options(SipPeer phone, String lengthName) {
        return "OPTIONS sip:balie@127.0.0.1 SIP/2.0\r\nVia: " + phone.via()
                + "\r\nMax-Forwards: 70\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:balie@127.0.0.1>\r\nCall-ID: "
                + SipPeer.random() + "\r\nCSeq: 1 OPTIONS\r\n" + lengthName + ": 4\r\n\r\nbody";
    }

    @Test
    void survivesDescriptionsThatAreNone() {
        try (SipPeer attacker = balie.peer()) {
            for (String body : List.of(
                    "v=0\r\nm=audio 99999999999 RTP/AVP 8\r\n",
                    "v=0\r\nc=IN IP4 some.host.example\r\nm=audio 4000 RTP/AVP 8\r\n",
                    "v=0\r\nm=audio\r\n",
                    "v=0\r\n" + "m=audio 1 RTP/AVP 8\r\n".repeat(500),
                    "m=",
                    "x".repeat(20_000))) {
                SipText invite = invite(attacker, Map.of("Content-Type", "application/sdp"), body);
                attacker.send(invite);
                assertThat(attacker.await(
                                        "refusal",
                                        message -> message.status() >= 200
                                                && message.header("Call-ID").equals(invite.header("Call-ID")))
                                .status())
                        .isEqualTo(488);
            }

            everythingStillWorks();
        }
    }

    @Test
    void doesNotTellStrangersWhatTheParserThought() {
        try (SipPeer attacker = balie.peer()) {
            String text = invite(attacker, Map.of(), "").toString();
            attacker.send(ascii(text.replaceFirst("CSeq: 1 INVITE", "CSeq: one INVITE")));

            SipText refusal = attacker.await("refusal", message -> message.status() == 400);

            assertThat(refusal.start()).isEqualTo("SIP/2.0 400 Bad Request (malformed)");
            everythingStillWorks();
        }
    }
}
