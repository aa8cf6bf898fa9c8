package nl.balie.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import nl.balie.database.ListQuery;
import nl.balie.directory.Directory;
import nl.balie.people.ApiClient;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The directory of the token's organisation. */
@RestController
@RequestMapping(path = "/api/v1/gids", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Gids", description = "Collega's van de organisatie en of zij er zijn")
class DirectoryApi {
    private static final int LONGEST = 100;
    private static final String SOUGHT =
            "Woorden die elk voorkomen in naam, afdeling, functie, opmerking, e-mailadres of"
                    + " nummer; hoofdletters en accenten maken niet uit. Ten hoogste 100 tekens";

    private final Directory directory;

    DirectoryApi(Directory directory) {
        this.directory = directory;
    }

    @GetMapping
    @Operation(summary = "Collega's in de gids, in de volgorde van de gids")
    PageJson<ColleagueJson> list(
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(defaultValue = "") @Parameter(description = SOUGHT) String zoek,
            @RequestParam(defaultValue = "1") @Min(1) @Max(PageJson.LAST) @Parameter(description = "Pagina, vanaf 1")
                    int page,
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(PageJson.LARGEST)
                    @Parameter(description = "Aantal op een pagina, 1 tot en met 500")
                    int pageSize) {
        if (zoek.length() > LONGEST) {
            throw new InvalidInput(
                    List.of(new InvalidInput.Field("zoek", "mag ten hoogste " + LONGEST + " tekens hebben")));
        }
        ListQuery asked = new ListQuery(zoek, page, pageSize);
        return PageJson.of(directory.list(client.organisation(), asked).map(ColleagueJson::of), asked);
    }
}
