package nl.balie.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ApiErrorsTests {
    private final MockMvcTester api = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Broken())
            .setControllerAdvice(new ApiErrors())
            .build());

    @RestController
    static final class Broken {
        @GetMapping("/api/v1/kapot")
        String fails() {
            throw new IllegalStateException("password of the database is 1234");
        }

        @GetMapping("/api/v1/druk")
        String waits() {
            throw new CannotCreateTransactionException("no connection of balie-pages within 5000 ms");
        }
    }

    @Test
    void whatFindsNoConnectionMayBeAskedAgain() {
        assertThat(api.get().uri("/api/v1/druk"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .containsHeader("Retry-After")
                .bodyText()
                .contains("\"status\":503", "Probeer het over enkele seconden opnieuw.")
                .doesNotContain("balie-pages");
    }

    @Test
    void whatNobodyForesawIsAProblemThatTellsNothingOfIt() {
        assertThat(api.get().uri("/api/v1/kapot"))
                .hasStatus(HttpStatus.INTERNAL_SERVER_ERROR)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains("\"status\":500", "\"detail\":\"De fout is vastgelegd.", "\"instance\":\"/api/v1/kapot\"")
                .doesNotContain("password");
    }
}
