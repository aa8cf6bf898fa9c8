package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Another application that knows something, released to the callflows of an organisation as a source. */
final class JsonSource implements AutoCloseable {
    private static final String SOURCES = "/platform/deelnemers/waterstad/bronnen";

    private final HttpServer server;

    private JsonSource(HttpServer server) {
        this.server = server;
    }

    /**
     * Sets up a source of this name.
     *
     * @param known the only key that it knows
     * @param answer what it says of that, as JSON
     */
    static JsonSource named(RunningBalie balie, String name, String known, String answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            boolean found = exchange.getRequestURI().getPath().equals("/" + known);
            exchange.sendResponseHeaders(found ? 200 : 404, found ? bytes.length : -1);
            if (found) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
        HttpResponse<String> added = Administrator.of(balie, "platform")
                .post(
                        SOURCES + "/nieuw",
                        SOURCES,
                        Map.of(
                                "name",
                                name,
                                "kind",
                                "HTTP",
                                "address",
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/{sleutel}",
                                "timeout",
                                "2000"));
        assertThat(added.statusCode()).as(added.body()).isBetween(300, 399);
        return new JsonSource(server);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
