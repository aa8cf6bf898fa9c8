package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Strangers try to sign in, sixty at a time and without a pause. */
class SignInFloodXIT extends CallTest {
    private static final int STRANGERS = 60;
    private static final int CALLS = 15;
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();

    @Test
    void callsAreAnsweredMeanwhileAndAfterwardsAUserSignsIn() throws Exception {
        answered(3);
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> strangers = new ArrayList<>();
        for (int i = 0; i < STRANGERS; i++) {
            int number = i;
            strangers.add(Thread.startVirtualThread(() -> guess(number, over)));
        }
        List<Duration> waits;
        try {
            Await.until("some to be refused", () -> answers.containsKey(429));
            waits = answered(CALLS);
        } finally {
            over.set(true);
            for (Thread stranger : strangers) {
                stranger.join();
            }
        }

        assertThat(waits.get(CALLS / 2))
                .as("the median of the waits for an answer: %s", waits)
                .isLessThan(Duration.ofMillis(300));
        assertThat(waits.getLast()).as("the longest of %s", waits).isLessThan(Duration.ofSeconds(1));
        assertThat(answers.keySet()).as("what the strangers read").isSubsetOf(302, 429, 503);
        assertThat(answers.get(429))
                .as("refused without a look at the password")
                .hasValueGreaterThan(100);
        Await.until("an agent to sign in", Duration.ofSeconds(15), () -> signsIn("agent1"));
    }

    private boolean signsIn(String account) {
        try {
            return Administrator.of(balie, account).get("/desk").contains("id=\"desk\"");
        } catch (AssertionError notYet) {
            return false;
        }
    }

    private void guess(int number, AtomicBoolean over) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> page = http.send(
                    HttpRequest.newBuilder(URI.create(balie.httpAddress() + "/aanmelden"))
                            .build(),
                    BodyHandlers.ofString());
            Matcher token = CSRF.matcher(page.body());
            assertThat(token.find()).isTrue();
            String cookie =
                    page.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
            for (int i = 0; !over.get(); i++) {
                HttpRequest attempt = HttpRequest.newBuilder(URI.create(balie.httpAddress() + "/aanmelden"))
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("gebruikersnaam=naam" + number + "-" + i
                                + "&wachtwoord=gok&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)))
                        .build();
                int status = http.send(attempt, BodyHandlers.discarding()).statusCode();
                answers.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
            }
        } catch (IOException failure) {
            answers.computeIfAbsent(0, _ -> new AtomicInteger()).incrementAndGet();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** How long so many callers, one after another, waited for an answer; the shortest first. */
    private List<Duration> answered(int calls) throws IOException {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            try (DatagramSocket socket = new DatagramSocket(TestPorts.free(), InetAddress.getLoopbackAddress())) {
                socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
                waits.add(calls(socket));
            }
        }
        Collections.sort(waits);
        return waits;
    }

    private Duration calls(DatagramSocket socket) throws IOException {
        String sdp = """
                v=0
                o=- 1 1 IN IP4 127.0.0.1
                s=-
                c=IN IP4 127.0.0.1
                t=0 0
                m=audio %d RTP/AVP 8
                a=rtpmap:8 PCMA/8000
                """.formatted(TestPorts.free()).replace("\n", "\r\n");
        String target = "sip:" + DIRECT + "@127.0.0.1:" + balie.sip().getPort();
        long began = System.nanoTime();
        send(
                socket,
                request(socket, target, "INVITE", 1, "<" + target + ">", "Content-Type: application/sdp\r\n", sdp));
        String answer = receive(socket, "INVITE");
        Duration waited = Duration.ofNanos(System.nanoTime() - began);
        assertThat(answer).startsWith("SIP/2.0 200 ");
        String to = header(answer, "To");
        String contact = header(answer, "Contact").replaceAll(".*<(.*)>.*", "$1");
        send(socket, request(socket, contact, "ACK", 1, to, "", ""));
        send(socket, request(socket, contact, "BYE", 2, to, "", ""));
        assertThat(receive(socket, "BYE")).startsWith("SIP/2.0 200 ");
        return waited;
    }

    private static String request(
            DatagramSocket socket, String target, String method, int number, String to, String headers, String body) {
        int port = socket.getLocalPort();
        return method + " " + target + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + port + ";branch=z9hG4bK" + method + System.nanoTime() + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:" + Citizen.NUMBER + "@127.0.0.1>;tag=" + port + "\r\n"
                + "To: " + to + "\r\n"
                + "Call-ID: flood-" + port + "@127.0.0.1\r\n"
                + "CSeq: " + number + " " + method + "\r\n"
                + "Contact: <sip:citizen@127.0.0.1:" + port + ">\r\n"
                + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private void send(DatagramSocket socket, String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.US_ASCII);
        socket.send(new DatagramPacket(bytes, bytes.length, balie.sip()));
    }

    /** The final answer to this method. */
    private static String receive(DatagramSocket socket, String method) throws IOException {
        while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[8192], 8192);
            socket.receive(packet);
            String answer = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
            if (answer.startsWith("SIP/2.0 ")
                    && !answer.startsWith("SIP/2.0 1")
                    && header(answer, "CSeq").endsWith(method)) {
                return answer;
            }
        }
    }

    private static String header(String message, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + ": *(.*?)\\r?$").matcher(message);
        assertThat(line.find()).as("%s in %s", name, message).isTrue();
        return line.group(1);
    }
}
