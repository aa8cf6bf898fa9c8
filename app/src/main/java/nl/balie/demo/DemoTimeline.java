package nl.balie.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Prints what happens, with the seconds since the citizen dialled. */
final class DemoTimeline {
    private final PrintStream out;
    private Instant begun = Instant.now();
    /** Not how many: a step may be stored after what came later, and then stands before it. */
    private final Set<JsonNode> told = new HashSet<>();

    DemoTimeline(PrintStream out) {
        this.out = out;
    }

    /** From this moment on the seconds count. */
    synchronized Instant begin() {
        begun = Instant.now();
        return begun;
    }

    void now(String what) {
        at(Instant.now(), what);
    }

    synchronized void at(Instant moment, String what) {
        double seconds = Duration.between(begun, moment).toMillis() / 1000.0;
        out.println(String.format(Locale.of("nl"), "%7.1f s  %s", Math.max(0, seconds), what));
    }

    /**
     * Tells the events of the contact that were not told before.
     *
     * @param phonePlayed the agent's phone tells itself that it rings
     */
    void tell(JsonNode contact, boolean phonePlayed) {
        JsonNode events = contact.path("gebeurtenissen");
        for (JsonNode event : events) {
            if (!told.add(event)) {
                continue;
            }
            if (phonePlayed && event.path("soort").asText().equals("telefoon-rinkelt")) {
                continue;
            }
            sentence(event.path("soort").asText(), event.path("gegevens"))
                    .ifPresent(what -> at(Instant.parse(event.path("op").asText()), what));
        }
    }

    /** What a person wants to know of it; the phones themselves tell the rest. */
    private static Optional<String> sentence(String kind, JsonNode data) {
        return Optional.ofNullable(
                switch (kind) {
                    case "callflow-gestart" -> "callflow " + text(data, "callflow") + " is gestart";
                    case "terugval-gestart" -> "de terugval van het nummer neemt het over: " + text(data, "omdat");
                    case "toets" -> "Balie hoort toets " + text(data, "toets");
                    case "besluit" -> "besluit: " + text(data, "omdat");
                    case "in-wachtrij" -> "in wachtrij " + text(data, "wachtrij");
                    case "aangeboden" -> "aangeboden: " + text(data, "omdat");
                    case "telefoon-rinkelt" -> "telefoon van de agent rinkelt";
                    case "aanbod-beeindigd" -> "aanbod aan " + text(data, "agent") + ": " + text(data, "uitkomst");
                    case "verbonden" -> "verbonden met " + text(data, "agent");
                    case "doorgestuurd" -> "doorgestuurd naar wachtrij " + text(data, "wachtrij");
                    case "doorverbonden" -> "doorverbonden met " + text(data, "naar");
                    case "teruggeplaatst" -> "terug in wachtrij " + text(data, "wachtrij");
                    case "losgelaten" -> "nawerktijd van de agent: " + text(data, "nawerkSeconden") + " s";
                    case "beeindigd" -> "beëindigd: " + text(data, "resultaat") + ", door " + text(data, "door");
                    default -> null;
                });
    }

    private static String text(JsonNode data, String name) {
        return data.path(name).asText("");
    }
}
