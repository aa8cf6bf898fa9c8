package nl.balie.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import nl.balie.pages.Said;
import org.junit.jupiter.api.Test;

/** A server that stands still keeps its connections open; no browser notices that by itself. */
class StandingStreamIT extends DeskBrowserTest {
    private static final String STREAM = "**/desk/gebeurtenissen";

    @Test
    void aStreamThatStandsStillIsSaidAndTriedAgain() throws IOException {
        try (Still server = new Still()) {
            page.route(STREAM, route -> route.resume(new Route.ResumeOptions().setUrl(server.address())));
            signIn("fatima");
            assertThat(page.locator("#verbinding")).hasText("Verbonden");
            Said said = Said.by(page);

            assertThat(page.locator("#verbinding"))
                    .containsText("Geen verbinding", new LocatorAssertions.ContainsTextOptions().setTimeout(5_000));
            said.await("Geen verbinding");
            page.waitForCondition(() -> server.open.size() > 2);

            page.unroute(STREAM);
            assertThat(page.locator("#verbinding")).hasText("Verbonden");
            said.await("Verbonden");
            press("Alt+b");
            assertThat(page.locator("#status-woord")).hasText("Beschikbaar");
        }
    }

    /** Takes each connection, sends one heartbeat and nothing any more. */
    private static final class Still implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

        Still() throws IOException {
            Thread.ofVirtual().start(this::answer);
        }

        String address() {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/desk/gebeurtenissen";
        }

        private void answer() {
            try {
                while (true) {
                    Socket one = socket.accept();
                    open.add(one);
                    String beat = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nevent: hartslag\ndata: "
                            + System.currentTimeMillis() + "\n\n";
                    one.getOutputStream().write(beat.getBytes(StandardCharsets.US_ASCII));
                    one.getOutputStream().flush();
                }
            } catch (IOException closed) {
                // the test is over
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
            for (Socket one : open) {
                one.close();
            }
        }
    }
}
