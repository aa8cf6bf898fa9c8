import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who tries to sign in with a wrong password, again and again. */
final class Strangers {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private Strangers() {}

    static void guess(String base, int many, int seconds) throws Exception {
        Map<Integer, AtomicInteger> answers = new ConcurrentSkipListMap<>();
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        Thread[] all = new Thread[many];
        for (int i = 0; i < many; i++) {
            int number = i;
            all[i] = Thread.startVirtualThread(() -> guess(base, number, until, answers));
        }
        for (Thread each : all) {
            each.join();
        }
        System.out.printf("| attempts to sign in, by status | %s |%n", answers);
    }

    private static void guess(String base, int number, long until, Map<Integer, AtomicInteger> answers) {
        URI address = URI.create(base + "/aanmelden");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> page =
                    http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            Matcher token = CSRF.matcher(page.body());
            if (!token.find()) {
                throw new IOException("no token on the page for signing in");
            }
            String cookie =
                    page.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
            for (int i = 0; System.nanoTime() < until; i++) {
                HttpRequest attempt = HttpRequest.newBuilder(address)
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("gebruikersnaam=stranger" + number + "-" + i
                                + "&wachtwoord=wrong&_csrf=" + token.group(1)))
                        .build();
                int status = http.send(attempt, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                answers.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
            }
        } catch (IOException failure) {
            answers.computeIfAbsent(0, _ -> new AtomicInteger()).incrementAndGet();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
