package nl.balie.channels.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Look-ups at a real HTTP server. */
class LookUpsTests {
    private static final LookUps LOOK_UPS = new LookUps(new AllowedHosts(List.of("127.0.0.1", "localhost")));
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
    private final CountDownLatch late = new CountDownLatch(1);
    private volatile String body = "{}";
    private volatile int status = 200;
    private volatile boolean slow;
    private HttpServer server;

    @AfterAll
    static void close() {
        LOOK_UPS.close();
    }

    @BeforeAll
    static void start() {
        assertThat(LOOK_UPS).isNotNull();
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            authorizations.add(authorization == null ? "none" : authorization);
            try {
                if (slow) {
                    late.await();
                }
                byte[] answer = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Location", "/elders");
                exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                exchange.close();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        late.countDown();
        server.stop(0);
    }

    @Test
    void theFieldsOfTheAnswerComeBack() throws LookUpFailedException {
        body = "{\"wachtrij\": \"Ondernemers\", \"punten\": 7, \"lid\": true}";

        assertThat(LOOK_UPS.ask(source(null, null), "+31612345678"))
                .contains(Map.of("wachtrij", "Ondernemers", "punten", 7, "lid", true));
        assertThat(requests).containsExactly("GET /klanten/%2B31612345678?veld=a");
        assertThat(authorizations).containsExactly("none");
    }

    @Test
    void whatNobodyKnowsIsNotFound() throws LookUpFailedException {
        status = 404;
        assertThat(LOOK_UPS.ask(source(null, null), "1")).isEmpty();
    }

    @Test
    void aKeyIsAValueAndNothingElse() throws LookUpFailedException {
        LOOK_UPS.ask(source(null, null), "../geheim?x=1#y z");

        assertThat(requests).containsExactly("GET /klanten/..%2Fgeheim%3Fx%3D1%23y%20z?veld=a");
    }

    @Test
    void credentialsGoAlong() throws LookUpFailedException {
        LOOK_UPS.ask(source("balie", "geheim"), "1");
        LOOK_UPS.ask(source(null, "token-1"), "1");

        assertThat(authorizations).containsExactly("Basic YmFsaWU6Z2VoZWlt", "Bearer token-1");
    }

    @Test
    void whoIsLateGivesNoAnswer() {
        slow = true;
        Source hasty = new Source.Http(address(), null, null, Duration.ofMillis(300));

        long before = System.nanoTime();
        assertThatThrownBy(() -> LOOK_UPS.ask(hasty, "1")).isInstanceOf(LookUpFailedException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "\"tekst\"", "geen json", ""})
    void whatIsNoObjectIsNoAnswer(String answer) {
        body = answer;
        assertThatThrownBy(() -> LOOK_UPS.ask(source(null, null), "1")).isInstanceOf(LookUpFailedException.class);
    }

    @Test
    void aVeryLongAnswerIsNone() {
        body = "{\"x\": \"" + "a".repeat(LookUps.LONGEST_ANSWER) + "\"}";
        assertThatThrownBy(() -> LOOK_UPS.ask(source(null, null), "1"))
                .isInstanceOf(LookUpFailedException.class)
                .hasMessageContaining("langer");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 500})
    void anotherStatusIsAFailure(int other) {
        status = other;
        assertThatThrownBy(() -> LOOK_UPS.ask(source(null, null), "1"))
                .isInstanceOf(LookUpFailedException.class)
                .hasMessageContaining(String.valueOf(other));
        assertThat(requests).as("what another address would say").hasSize(1);
    }

    @Test
    void aServerThatIsAwayIsAFailure() {
        server.stop(0);
        assertThatThrownBy(() -> LOOK_UPS.ask(source(null, null), "1")).isInstanceOf(LookUpFailedException.class);
    }

    private Source source(@Nullable String user, @Nullable String secret) {
        return new Source.Http(address(), user, secret, PATIENCE);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/klanten/{sleutel}?veld=a";
    }
}
