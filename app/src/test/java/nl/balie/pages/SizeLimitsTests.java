package nl.balie.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import nl.balie.RealTime;
import nl.balie.WithoutCalls;
import nl.balie.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.unit.DataSize;

/** What is refused before the application looks at it, on the real server: it is the server that drops the fields of what is too big. */
@SpringBootTest(
        classes = {WithoutCalls.class, RealTime.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
class SizeLimitsTests {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, 3",
        "application/x-www-form-urlencoded;charset=UTF-8, 3",
        "multipart/form-data; boundary=grens, 34"
    })
    void thePageSaysWhatMayBeSent(String type, int megabytes) throws Exception {
        HttpResponse<String> answer =
                post(type, (int) DataSize.ofMegabytes(megabytes).toBytes());

        assertThat(answer.statusCode()).isEqualTo(HttpStatus.PAYLOAD_TOO_LARGE.value());
        assertThat(answer.body()).contains("Dit is te groot", "hooguit 2 MB", "hooguit 33 MB", "Er is niets bewaard");
        hasTheHeadersOfAPage(answer);
    }

    /** One that Spring Security's firewall refuses. */
    @Test
    void anAddressThatCannotBeIsRefusedWithThemToo() throws Exception {
        HttpResponse<String> answer = send(request("/beheer;x=1/gebruikers").GET());

        assertThat(answer.statusCode()).isEqualTo(HttpStatus.BAD_REQUEST.value());
        hasTheHeadersOfAPage(answer);
    }

    @Test
    void nothingThatWasSentIsRepeated() throws Exception {
        HttpResponse<String> answer =
                send(request("/aanmelden").header("Proef", "geheim").method("TRACE", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("geheim");
    }

    @Test
    void stylesAndScriptsSayTheirCharacters() throws Exception {
        assertThat(type("/assets/balie.css")).isEqualTo("text/css;charset=UTF-8");
        assertThat(type("/assets/balie.js")).isEqualTo("text/javascript;charset=UTF-8");
        assertThat(type("/aanmelden")).isEqualTo("text/html;charset=UTF-8");
    }

    @Test
    void noFolderIsListed() throws Exception {
        for (String folder : List.of("/assets/", "/assets", "/assets/files/", "/templates/")) {
            HttpResponse<String> answer = send(request(folder).GET());
            assertThat(answer.body())
                    .as(folder + answer.statusCode())
                    .doesNotContain("balie.css\n", "desk.css", ".html");
        }
    }

    private String type(String path) throws Exception {
        return send(request(path).GET()).headers().firstValue("Content-Type").orElse("");
    }

    private static void hasTheHeadersOfAPage(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("default-src 'self'", "frame-ancestors 'none'"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("no-store"));
    }

    @Test
    void whatIsWithinTheLimitIsJudgedForWhatItIs() throws Exception {
        assertThat(post("application/x-www-form-urlencoded", 1000).statusCode()).isEqualTo(HttpStatus.FOUND.value());
    }

    private HttpResponse<String> post(String type, int bytes) throws Exception {
        return send(request("/beheer/gebruikers")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(new byte[bytes])));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html")
                .header("Accept-Language", "nl");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
