package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** An administrator at the pages about waiting in queues and about calamities. */
final class QueuePages {
    private static final String QUEUES = "/beheer/wachtrijen";
    private static final Map<String, String> NOTHING = Map.ofEntries(
            Map.entry("position", ""),
            Map.entry("expected", ""),
            Map.entry("fullAt", ""),
            Map.entry("fullDestination", "WAIT"),
            Map.entry("longAfter", ""),
            Map.entry("longDestination", "WAIT"),
            Map.entry("messageEmail", ""),
            Map.entry("messages[0].after", ""),
            Map.entry("messages[0].every", ""),
            Map.entry("messages[0].text", ""),
            Map.entry("messages[0].prompt", ""));

    private final RunningBalie balie;
    private final Administrator administrator;

    QueuePages(RunningBalie balie) {
        this.balie = balie;
        administrator = Administrator.of(balie, "beheer");
    }

    /**
     * Sets how a queue treats its callers, in silence, so that what is heard is an announcement.
     *
     * @param fields of the page; {@code fullQueue} and {@code longQueue} are names
     * @return sets everything back
     */
    AutoCloseable treat(String queue, Map<String, String> fields) {
        String path = administrator.rowOf(QUEUES, queue, QUEUES);
        String page = path + "/wachten";
        Map<String, String> typed = new LinkedHashMap<>(fields);
        typed.replaceAll((name, value) -> name.endsWith("Queue") ? administrator.optionOf(value, page) : value);
        administrator.save(page, page, typed);
        administrator.save(path, path, Map.of("music", "", "greeting", ""));
        return () -> {
            // Balie may have been restarted, which signs everybody out
            Administrator again = Administrator.of(balie, "beheer");
            again.save(page, page, NOTHING);
            again.save(path, path, Map.of("music", "true", "greeting", "Welkom."));
        };
    }

    /** Sets up the calamity switch of a number; {@code queue} is a name. */
    void calamity(String number, Map<String, String> fields) {
        String page = switchOf(number);
        Map<String, String> typed = new LinkedHashMap<>(fields);
        typed.replaceAll((name, value) ->
                name.equals("queue") && !value.isEmpty() ? administrator.optionOf(value, page) : value);
        administrator.save(page, page, typed);
    }

    /** The one click. */
    void switchCalamity(String number, boolean on) {
        HttpResponse<String> switched = administrator.post(
                "/beheer/calamiteiten", switchOf(number) + "/schakelaar", Map.of("aan", Boolean.toString(on)));
        assertThat(switched.statusCode()).as(switched.body()).isBetween(300, 399);
    }

    /** What is asked before the switch of a number goes on. */
    String calamityQuestion(String number) {
        return administrator.get(switchOf(number) + "/aanzetten");
    }

    private String switchOf(String number) {
        return administrator.rowOf("/beheer/calamiteiten", number, "/beheer/calamiteiten");
    }

    /** Makes a prompt of spoken text that is heard in front of the queue today. */
    void extraMessage(String queue, String prompt, String text) {
        HttpResponse<String> added = administrator.post(
                "/beheer/meldteksten/nieuw", "/beheer/meldteksten", Map.of("name", prompt, "description", ""));
        String path =
                URI.create(added.headers().firstValue("Location").orElseThrow()).getPath();
        HttpResponse<String> spoken =
                administrator.post(path, path + "/spraak", Map.of("speechLanguage", "nl", "text", text));
        assertThat(spoken.statusCode()).as(spoken.body()).isBetween(300, 399);
        String form = "/beheer/tijdelijke-meldingen/nieuw";
        HttpResponse<String> message = administrator.post(
                form,
                "/beheer/tijdelijke-meldingen",
                Map.of(
                        "queue", administrator.optionOf(queue, form),
                        "prompt", administrator.optionOf(prompt, form),
                        "startsAt", LocalDateTime.now().minusDays(1).toString().substring(0, 16),
                        "endsAt", LocalDateTime.now().plusDays(1).toString().substring(0, 16)));
        assertThat(message.statusCode()).as(message.body()).isBetween(300, 399);
    }
}
