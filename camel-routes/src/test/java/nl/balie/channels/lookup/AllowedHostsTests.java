package nl.balie.channels.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTests {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final AllowedHosts ANY_PUBLIC = new AllowedHosts(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "localhost",
                "LOCALHOST.",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "2130706433",
                "::1",
                "[::1]",
                "::",
                "::ffff:127.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "2002:7f00:1::",
                "64:ff9b::7f00:1",
                "2001:0:7f00:1::"
            })
    void whatIsInsideIsNotAskedUnlessItIsNamed(String host) {
        assertThatThrownBy(() -> ANY_PUBLIC.resolve(host))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("mag niet worden gevraagd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.0.1", "172.32.0.1", "2a00:1450::1"})
    void whatIsPublicIs(String host) throws Exception {
        assertThat(ANY_PUBLIC.resolve(host)).hasSize(1);
    }

    @Test
    void withAListOnlyWhatIsOnItIsAsked() throws Exception {
        AllowedHosts some = new AllowedHosts(List.of("10.1.2.3", "crm.example.nl", "*.waterstad.nl"));

        assertThat(some.resolve("10.1.2.3")).hasSize(1);
        assertThat(some.refusal("CRM.example.nl.")).isEmpty();
        assertThat(some.refusal("zaken.waterstad.nl")).isEmpty();
        assertThat(some.refusal("waterstad.nl")).isPresent();
        assertThat(some.refusal("kwaadwaterstad.nl")).isPresent();
        assertThatThrownBy(() -> some.resolve("8.8.8.8"))
                .hasMessage("8.8.8.8 staat niet bij de hosts die bronnen mogen zijn");
    }

    @Test
    void aSourceOnThisMachineIsNeverReached() throws Exception {
        AtomicInteger reached = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            reached.incrementAndGet();
            exchange.close();
        });
        server.start();
        try (LookUps lookUps = new LookUps(ANY_PUBLIC);
                ServerSocket database = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = server.getAddress().getPort();
            for (String host : List.of("127.0.0.1", "localhost", "[::ffff:127.0.0.1]")) {
                assertThatThrownBy(() -> lookUps.ask(
                                new Source.Http("http://" + host + ":" + port + "/?k={sleutel}", null, null, PATIENCE),
                                "1"))
                        .as(host)
                        .isInstanceOf(LookUpFailedException.class)
                        .hasMessageContaining("mag niet worden gevraagd");
            }
            assertThatThrownBy(() -> lookUps.ask(
                            new Source.Sql(
                                    "jdbc:postgresql://localhost:" + database.getLocalPort() + "/x",
                                    "x",
                                    "x",
                                    "select :sleutel",
                                    PATIENCE),
                            "1"))
                    .isInstanceOf(LookUpFailedException.class)
                    .hasMessageContaining("mag niet worden gevraagd");
        } finally {
            server.stop(0);
        }
        assertThat(reached).hasValue(0);
    }
}
