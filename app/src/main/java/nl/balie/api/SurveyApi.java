package nl.balie.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.balie.audit.ReadIsRecorded;
import nl.balie.database.Tenancy;
import nl.balie.people.ApiClient;
import nl.balie.surveys.SurveyRuns;
import nl.balie.surveys.SurveySearch;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What customers of the token's organisation answered in surveys (requirement 2.8.10). */
@RestController
@RequestMapping(path = "/api/v1/kto-resultaten", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "KTO-resultaten", description = "Klanttevredenheidsonderzoeken waarvoor klanten zijn uitgenodigd")
class SurveyApi {
    private final SurveyRuns runs;
    private final Tenancy tenancy;

    SurveyApi(SurveyRuns runs, Tenancy tenancy) {
        this.runs = runs;
        this.tenancy = tenancy;
    }

    @GetMapping
    @ReadIsRecorded("survey-results-exported")
    @Operation(summary = "Uitnodigingen met hun antwoorden, nieuwste eerst")
    PageJson<SurveyRunJson> list(
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(required = false) @Parameter(description = "Alleen dit onderzoek") @Nullable UUID onderzoek,
            @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Parameter(description = "Uitgenodigd op of na dit moment")
                    @Nullable
                    OffsetDateTime van,
            @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Parameter(description = "Uitgenodigd vóór dit moment")
                    @Nullable
                    OffsetDateTime tot,
            @RequestParam(defaultValue = "1") @Min(1) @Max(PageJson.LAST) @Parameter(description = "Pagina, vanaf 1")
                    int page,
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(PageJson.LARGEST)
                    @Parameter(description = "Aantal op een pagina, 1 tot en met 500")
                    int pageSize) {
        SurveySearch search = new SurveySearch(onderzoek, instant(van), instant(tot));
        return tenancy.read(client.organisation(), () -> {
            long count = runs.count(search);
            List<SurveyRunJson> results = runs.list(search, page, pageSize).stream()
                    .map(SurveyRunJson::of)
                    .toList();
            return PageJson.of(count, page, pageSize, results);
        });
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
