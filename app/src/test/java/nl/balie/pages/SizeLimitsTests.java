package nl.balie.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

/** What is too big to send, on the real server: it is the server that drops the fields. */
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
    }

    @Test
    void whatIsWithinTheLimitIsJudgedForWhatItIs() throws Exception {
        assertThat(post("application/x-www-form-urlencoded", 1000).statusCode()).isEqualTo(HttpStatus.FOUND.value());
    }

    private HttpResponse<String> post(String type, int bytes) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/beheer/gebruikers"))
                .header("Content-Type", type)
                .header("Accept", "text/html")
                .header("Accept-Language", "nl")
                .POST(BodyPublishers.ofByteArray(new byte[bytes]))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
