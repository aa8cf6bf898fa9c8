package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody who uses Balie's pages: a functional administrator who fills them in, or an agent at his desk. */
final class Administrator {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern FIELD =
            Pattern.compile("<(?:input|textarea|select)[^>]*\\bname=\"([^\"]+)\"[^>]*>", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI base;

    private Administrator(URI base) {
        this.base = base;
    }

    /** Signs in as this account of the demo. */
    static Administrator of(RunningBalie balie, String account) {
        Administrator administrator = new Administrator(URI.create(balie.httpAddress()));
        HttpResponse<String> signedIn = administrator.post(
                "/aanmelden", "/aanmelden", Map.of("gebruikersnaam", account, "wachtwoord", "balie-demo"));
        assertThat(signedIn.headers().firstValue("Location").orElse(""))
                .as("sign-in of " + account)
                .doesNotContain("fout");
        return administrator;
    }

    /** What an organisation may set itself, as short as tests want it: 15 s to answer, which is enough on a busy machine, 3 s to wrap up, short greetings. */
    void makeTimesShort() {
        save(
                "/beheer/instellingen",
                "/beheer/instellingen",
                Map.of(
                        "answerTimeout",
                        "15",
                        "unavailableAfterNoAnswer",
                        "true",
                        "wrapUp",
                        "3",
                        "calls",
                        "1",
                        "tasks",
                        "5",
                        "total",
                        "6",
                        "noteDays",
                        "730"));
        String page = get("/beheer/wachtrijen");
        Matcher queues =
                Pattern.compile("href=\"(/beheer/wachtrijen/[0-9a-f-]{36})\"").matcher(page);
        while (queues.find()) {
            save(queues.group(1), queues.group(1), Map.of("greeting", "Welkom."));
        }
    }

    /** Chooses the calendar of this name for the number. */
    void follow(String number, String calendar) {
        String path = pathOf(number);
        String id = found("value=\"([0-9a-f-]{36})\"[^>]*>\\s*" + Pattern.quote(calendar), get(path));
        save(path, path, Map.of("calendar", id));
    }

    /** Where calls to a number go when no flow leads them. */
    void fallBack(String number, String kind, String outside) {
        String path = pathOf(number);
        save(path, path, Map.of("fallback", kind, "fallbackNumber", outside));
    }

    /** Puts a callflow behind a number. */
    void lead(String number, String callflow) {
        String path = pathOf(number);
        save(path, path, Map.of("callflow", callflow));
    }

    /** Gives a number other digits. */
    void renumber(String number, String other) {
        String path = pathOf(number);
        save(path, path, Map.of("number", other));
    }

    private String pathOf(String number) {
        return rowOf("/beheer/nummers", number, "/beheer/nummers");
    }

    /**
     * Adds a routing rule to a number.
     *
     * @return takes it away again
     */
    AutoCloseable route(String number, String description, String queue, int priority, Map<String, String> when) {
        String path = pathOf(number);
        Map<String, String> rule = new LinkedHashMap<>(when);
        rule.put("description", description);
        rule.put("priority", Integer.toString(priority));
        rule.put("queue", optionOf(queue, path + "/regels/nieuw"));
        save(path + "/regels/nieuw", path + "/regels", rule);
        return () -> remove(rowOf(path + "/regels", description, path));
    }

    /**
     * Adds a queue of a skill group.
     *
     * @return takes it away again
     */
    AutoCloseable queue(String name, String skillGroup, int priority) {
        String form = "/beheer/wachtrijen/nieuw";
        save(
                form,
                "/beheer/wachtrijen",
                Map.of(
                        "name",
                        name,
                        "skillGroup",
                        optionOf(skillGroup, form),
                        "priority",
                        Integer.toString(priority),
                        "music",
                        "true"));
        return () -> remove(rowOf("/beheer/wachtrijen", name, "/beheer/wachtrijen"));
    }

    String optionOf(String name, String page) {
        return found("value=\"([0-9a-f-]{36})\"[^>]*>\\s*" + Pattern.quote(name) + "\\s*<", get(page));
    }

    String rowOf(String below, String name, String page) {
        return found(
                "href=\"(" + below + "/[0-9a-f-]{36})\"[^>]*>\\s*<span>Wijzigen</span>\\s*<span[^>]*>\\s*"
                        + Pattern.quote(name),
                get(page));
    }

    private void remove(String path) {
        HttpResponse<String> removed = post(path, path + "/verwijderen", Map.of());
        assertThat(removed.statusCode()).as(path + "\n" + removed.body()).isBetween(300, 399);
    }

    /** Lets the only process incident of this contact be tried again. */
    void retryIncident(String contact) {
        answerIncident(contact, "opnieuw");
    }

    /** Ends the flow that stands still for the contact. */
    void endIncident(String contact) {
        answerIncident(contact, "beeindigen");
    }

    private void answerIncident(String contact, String action) {
        String page = get("/beheer/procesincidenten");
        String row = found("(<tr(?:(?!</tr>)[\\s\\S])*" + contact + "[\\s\\S]*?</tr>)", page);
        HttpResponse<String> tried = post(
                "/beheer/procesincidenten",
                found("action=\"(/beheer/procesincidenten/[0-9]+/" + action + ")\"", row),
                Map.of());
        assertThat(tried.statusCode()).isBetween(300, 399);
    }

    /** Adds a calendar that is never open. */
    void addClosedCalendar(String name) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("name", name);
        form.put("closedMessage", "Wij zijn gesloten.");
        for (String day : "monday tuesday wednesday thursday friday saturday sunday".split(" ")) {
            form.put(day, "");
        }
        save("/beheer/openingstijden/nieuw", "/beheer/openingstijden", form);
    }

    /** As an agent: puts his caller back into the queue of this name. */
    void putBack(String queue, boolean first) {
        String desk = get("/desk");
        String id = found(
                "name=\"wachtrij\" value=\"([0-9a-f-]{36})\"(?:(?!</button>)[\\s\\S])*<span>" + queue + "</span>",
                desk);
        HttpResponse<String> done = post(
                "/desk", "/desk/oproep/terugplaatsen", Map.of("wachtrij", id, "voorrang", Boolean.toString(first)));
        assertThat(done.statusCode()).isBetween(300, 399);
    }

    /** The page as text. */
    String get(String path) {
        HttpResponse<String> response = send(request(path).GET().build());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    /** What is at this path, as it comes. */
    byte[] bytes(String path) {
        try {
            HttpResponse<byte[]> response = http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            return response.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Fills in a form: what is there stays, but for these fields. */
    void save(String page, String action, Map<String, String> changes) {
        Map<String, String> fields = new LinkedHashMap<>(fields(get(page)));
        fields.putAll(changes);
        HttpResponse<String> saved = post(page, action, fields);
        assertThat(saved.statusCode()).as(action + "\n" + saved.body()).isBetween(300, 399);
    }

    /** Fills in a form that is refused; the page that says why. */
    String refused(String page, Map<String, String> changes) {
        Map<String, String> fields = new LinkedHashMap<>(fields(get(page)));
        fields.putAll(changes);
        HttpResponse<String> refused = post(page, page, fields);
        assertThat(refused.statusCode()).as(page + "\n" + refused.body()).isEqualTo(422);
        return refused.body();
    }

    private static Map<String, String> fields(String page) {
        String form = found("(<form[^>]*id=\"formulier\"[\\s\\S]*?</form>)", page);
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = FIELD.matcher(form);
        while (matcher.find()) {
            String tag = matcher.group();
            String value =
                    tag.startsWith("<input") ? inputValue(tag) : contentValue(tag, form.substring(matcher.end()));
            if (value != null) {
                fields.put(matcher.group(1), unescaped(value));
            }
        }
        return fields;
    }

    private static @Nullable String inputValue(String tag) {
        boolean choice = tag.contains("type=\"checkbox\"") || tag.contains("type=\"radio\"");
        if (choice && !tag.contains("checked")) {
            return null;
        }
        Matcher value = VALUE.matcher(tag);
        return value.find() ? value.group(1) : "";
    }

    private static @Nullable String contentValue(String tag, String after) {
        if (tag.startsWith("<textarea")) {
            return after.substring(0, after.indexOf("</textarea>"));
        }
        String options = after.substring(0, after.indexOf("</select>"));
        Matcher chosen = Pattern.compile("<option[^>]*selected[^>]*>").matcher(options);
        if (!chosen.find()) {
            return null;
        }
        Matcher value = VALUE.matcher(chosen.group());
        return value.find() ? value.group(1) : "";
    }

    private static String unescaped(String html) {
        return html.replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    HttpResponse<String> post(String page, String action, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", found(CSRF.pattern(), get(page)));
        String body = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static String found(String regex, String text) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        assertThat(matcher.find())
                .as(() -> regex + " on the page\n" + text.substring(text.indexOf("<main") + 1))
                .isTrue();
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
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
