package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/** What the API answers, as a program sees it: the right status, and why in problem details (RFC 7807). */
class ApiAnswersXIT extends CallTest {
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    @Test
    @Requirement("5.2.6")
    void everyStatusIsTheOneForItsReasonAndSaysWhatIsWrong() {
        assertThat(api.get("/api/v1/contacten").statusCode()).isEqualTo(200);
        assertThat(api.get("/api/v1/agenten").statusCode()).isEqualTo(200);
        assertThat(api.put("/api/v1/agenten/agent1/status", "{\"status\":\"afgemeld\"}")
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> unknown = api.withToken("nobody").get("/api/v1/contacten");
        problem(unknown, 401, "token");
        assertThat(unknown.headers().firstValue("WWW-Authenticate")).contains("Bearer");

        for (String nothing : List.of(
                "/api/v1/contacten/" + NOBODY, "/api/v1/calamiteitschakelingen/+31990009999", "/api/v1/bestaat-niet")) {
            problem(api.get(nothing), 404, "");
        }
        problem(api.put("/api/v1/agenten/niemand/status", "{\"status\":\"afgemeld\"}"), 404, "geen agent");

        problem(api.get("/api/v1/contacten/geen-id"), 400, "Niet alle gegevens");
        problem(api.put("/api/v1/agenten/agent1/status", "{\"status\":"), 400, "Niet alle gegevens");
        JsonNode wrong = problem(api.get("/api/v1/contacten?page=0&pageSize=501&kanaal=fax"), 400, "Niet alle");
        assertThat(BalieApi.list(wrong.path("fouten")))
                .extracting(fault -> fault.path("veld").textValue())
                .containsExactlyInAnyOrder("page", "pageSize", "kanaal");
        JsonNode status = problem(api.put("/api/v1/agenten/agent1/status", "{\"status\":\"blij\"}"), 400, "Niet alle");
        assertThat(status.path("fouten").path(0).path("reden").textValue()).contains("beschikbaar");

        HttpResponse<String> method = api.put("/api/v1/contacten", "{}");
        problem(method, 405, "methode");
        assertThat(method.headers().firstValue("Allow").orElse("")).contains("GET");
        problem(api.getAs("/api/v1/contacten", "text/csv"), 406, "mediatype");
        problem(api.putAs("/api/v1/agenten/agent1/status", "status=blij", "text/plain"), 415, "mediatype");
    }

    /** The answer is a problem with this status, whose detail has these words. */
    private static JsonNode problem(HttpResponse<String> response, int status, String words) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = BalieApi.json(response);
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("title").textValue()).isNotBlank();
        assertThat(problem.path("detail").textValue()).isNotBlank().contains(words);
        assertThat(problem.path("instance").textValue()).startsWith("/api/v1/");
        return problem;
    }
}
