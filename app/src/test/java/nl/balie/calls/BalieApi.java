package nl.balie.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Balie's public API as another program uses it. */
final class BalieApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI base;
    private final String token;

    BalieApi(HttpClient http, URI base, String token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    /** Likewise with another token. */
    BalieApi withToken(String other) {
        return new BalieApi(http, base, other);
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    HttpResponse<String> put(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    /** In this media type only. */
    HttpResponse<String> getAs(String path, String mediaType) {
        return send(request(path).header("Accept", mediaType).GET().build());
    }

    /** With a body that says that it is of this media type. */
    HttpResponse<String> putAs(String path, String body, String mediaType) {
        return send(request(path)
                .header("Content-Type", mediaType)
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    /** What is at this path, which must be there. */
    JsonNode read(String path) {
        return parsed(get(path));
    }

    /** All contacts, newest first. */
    List<JsonNode> contacts() {
        return list(read("/api/v1/contacten?pageSize=100").path("resultaten"));
    }

    Set<String> contactIds() {
        return contacts().stream().map(contact -> contact.path("id").asText()).collect(Collectors.toSet());
    }

    /** One contact with its timeline. */
    JsonNode contact(String id) {
        return read("/api/v1/contacten/" + id);
    }

    /** Waits until the contact has ended, and returns it. */
    JsonNode awaitEnded(String id) {
        return Await.value(
                "the end of contact " + id,
                () -> Optional.of(contact(id))
                        .filter(contact -> contact.path("beeindigdOp").isTextual()));
    }

    /** Waits until something of this kind has happened to the contact, so many times, and returns the last one. */
    JsonNode awaitEvent(String id, String kind, int times) {
        return Await.value(kind + " in the timeline of " + id, () -> {
            List<JsonNode> found = events(id, kind);
            return found.size() < times ? Optional.empty() : Optional.of(found.getLast());
        });
    }

    JsonNode awaitEvent(String id, String kind) {
        return awaitEvent(id, kind, 1);
    }

    /** What of this kind happened to the contact. */
    List<JsonNode> events(String id, String kind) {
        return list(contact(id).path("gebeurtenissen")).stream()
                .filter(event -> event.path("soort").asText().equals(kind))
                .toList();
    }

    /** The elements of its flow that the contact has passed; each is noted just after its effect is seen. */
    List<String> steps(String id) {
        return events(id, "stap").stream()
                .map(step -> step.path("gegevens").path("element").asText())
                .toList();
    }

    /** Waits until the contact has passed these elements of its flow, in this order. */
    void awaitSteps(String id, String... elements) {
        Await.until(String.join(", ", elements) + " among the steps of " + id, () -> {
            Iterator<String> passed = steps(id).iterator();
            return Stream.of(elements).allMatch(element -> {
                while (passed.hasNext()) {
                    if (passed.next().equals(element)) {
                        return true;
                    }
                }
                return false;
            });
        });
    }

    JsonNode agent(String name) {
        return agents().stream()
                .filter(agent -> agent.path("naam").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<JsonNode> agents() {
        return list(read("/api/v1/agenten?pageSize=500").path("resultaten"));
    }

    void available(String agent) {
        status(agent, Map.of("status", "beschikbaar"));
    }

    void unavailable(String agent) {
        status(agent, Map.of("status", "niet-beschikbaar", "reden", "Pauze"));
    }

    void signOut(String agent) {
        status(agent, Map.of("status", "afgemeld"));
    }

    /** Has an agent do something with his call; the status of the answer. */
    int act(String agent, String action, Map<String, Object> more) {
        Map<String, Object> wanted = new HashMap<>(more);
        wanted.put("handeling", action);
        try {
            return send(request("/api/v1/agenten/" + agent + "/handelingen")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(JSON.writeValueAsString(wanted)))
                            .build())
                    .statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void status(String agent, Map<String, String> status) {
        try {
            parsed(put("/api/v1/agenten/" + agent + "/status", JSON.writeValueAsString(status)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until the agent does this, such as {@code vrij} or {@code in-gesprek}. */
    void awaitActivity(String agent, String activity) {
        Await.until(
                agent + " to be " + activity,
                () -> agent(agent).path("bezigheid").asText().equals(activity));
    }

    static JsonNode parsed(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return json(response);
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
