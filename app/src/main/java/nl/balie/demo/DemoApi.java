package nl.balie.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The few questions that the demo call has for Balie's own API. */
final class DemoApi implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI base;
    private final String token;

    DemoApi(int port, String token) {
        this.base = URI.create("http://127.0.0.1:" + port);
        this.token = token;
    }

    /** Balie does not run here, or refuses; the message is for the person at the terminal. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence);
        }
    }

    URI page(String contact) {
        return base.resolve("/contacten/" + contact);
    }

    /** The agent with this name. */
    JsonNode agent(String name) throws IOException, InterruptedException {
        for (JsonNode agent : get("/api/v1/agenten?pageSize=500").path("resultaten")) {
            if (agent.path("naam").asText().equals(name)) {
                return agent;
            }
        }
        throw new Refused("Deze Balie heeft geen demo-account " + name + ".");
    }

    void status(String name, String status, String reason) throws IOException, InterruptedException {
        Map<String, String> wanted =
                reason.isEmpty() ? Map.of("status", status) : Map.of("status", status, "reden", reason);
        send(request("/api/v1/agenten/" + name + "/status")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(wanted)))
                .build());
    }

    /** The contact of a call from this number to that one, since this moment. */
    Optional<String> contact(String from, String to, Instant since) throws IOException, InterruptedException {
        for (JsonNode contact :
                get("/api/v1/contacten?pageSize=20&van=" + since).path("resultaten")) {
            if (contact.path("van").asText().equals(from)
                    && contact.path("naar").asText().equals(to)) {
                return Optional.of(contact.path("id").asText());
            }
        }
        return Optional.empty();
    }

    JsonNode contact(String id) throws IOException, InterruptedException {
        return get("/api/v1/contacten/" + id);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(10));
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new Refused("Balie draait niet op " + base + "; start het in een ander venster met ./balie run.");
        }
        return switch (response.statusCode()) {
            case 200 -> json.readTree(response.body());
            case 401, 403 ->
                throw new Refused(
                        "Balie op " + base + " kent het demotoken niet; een demogesprek vraagt demogegevens.");
            default ->
                throw new Refused("Balie op " + base + " antwoordt met HTTP " + response.statusCode() + " op "
                        + request.uri().getPath() + ".");
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
