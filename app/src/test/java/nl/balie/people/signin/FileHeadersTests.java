package nl.balie.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FileHeadersTests {
    private static final String PAGES = "default-src 'self'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml;charset=UTF-8",
                "text/xml",
                "application/xhtml+xml",
                "image/svg+xml",
                "audio/wav",
                "text/csv;charset=UTF-8",
                "text/plain",
                "application/octet-stream",
                "no type"
            })
    void isAFileThatRunsNothing(String type) {
        var answer = sent("/beheer/callflows/waterstad-menu/model.bpmn", type);

        assertThat(answer.getHeader(HttpHeaders.CONTENT_DISPOSITION)).isEqualTo("attachment");
        assertThat(answer.getHeader(FileHeaders.POLICY_HEADER))
                .isEqualTo("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox");
    }

    @Test
    void keepsTheNameOfAFile() {
        var answer = new MockHttpServletResponse();
        answer.setContentType("text/csv");
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"kto.csv\"");

        new FileHeaders().writeHeaders(new MockHttpServletRequest("GET", "/resultaten.csv"), answer);

        assertThat(answer.getHeader(HttpHeaders.CONTENT_DISPOSITION)).isEqualTo("attachment; filename=\"kto.csv\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/problem+json", "text/event-stream;charset=UTF-8"})
    void sandboxesDataThatBrowsersShowAsText(String type) {
        var answer = sent("/api/v1/contacten", type);

        assertThat(answer.getHeader(FileHeaders.POLICY_HEADER)).contains("sandbox");
        assertThat(answer.containsHeader(HttpHeaders.CONTENT_DISPOSITION)).isFalse();
    }

    @Test
    void leavesPagesAssetsAndEmptyAnswersAsTheyAre() {
        for (MockHttpServletResponse answer : new MockHttpServletResponse[] {
            sent("/desk", "text/html;charset=UTF-8"),
            sent("/assets/balie.svg", "image/svg+xml"),
            sent("/assets/balie.js", "text/javascript"),
            sent("/balken", null)
        }) {
            assertThat(answer.getHeader(FileHeaders.POLICY_HEADER)).isEqualTo(PAGES);
            assertThat(answer.containsHeader(HttpHeaders.CONTENT_DISPOSITION)).isFalse();
        }
    }

    private static MockHttpServletResponse sent(String path, @Nullable String type) {
        var answer = new MockHttpServletResponse();
        answer.setHeader(FileHeaders.POLICY_HEADER, PAGES);
        answer.setContentType(type);
        new FileHeaders().writeHeaders(new MockHttpServletRequest("GET", path), answer);
        return answer;
    }
}
