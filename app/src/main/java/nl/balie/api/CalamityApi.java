package nl.balie.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.util.List;
import nl.balie.calamity.CalamityDetails;
import nl.balie.calamity.CalamitySwitch;
import nl.balie.calamity.CalamitySwitches;
import nl.balie.database.ListQuery;
import nl.balie.database.Tenancy;
import nl.balie.people.ApiClient;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calamity switches of the numbers of the token's organisation (requirement 2.2.72). */
@RestController
@RequestMapping(path = "/api/v1/calamiteitschakelingen", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Calamiteitschakelingen", description = "De calamiteitschakeling van elk nummer")
class CalamityApi {
    private static final int LONGEST_MESSAGE = 1000;

    private final CalamitySwitches switches;
    private final Tenancy tenancy;
    private final Clock clock;

    CalamityApi(CalamitySwitches switches, Tenancy tenancy, Clock clock) {
        this.switches = switches;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Calamiteitschakelingen, op nummer")
    PageJson<CalamityJson> list(
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(defaultValue = "1") @Min(1) @Max(PageJson.LAST) @Parameter(description = "Pagina, vanaf 1")
                    int page,
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(PageJson.LARGEST)
                    @Parameter(description = "Aantal op een pagina, 1 tot en met 500")
                    int pageSize) {
        ListQuery asked = new ListQuery("", page, pageSize);
        return tenancy.read(
                client.organisation(), () -> PageJson.of(switches.list(asked).map(this::shown), asked));
    }

    @GetMapping("/{nummer}")
    @Operation(summary = "De calamiteitschakeling van een nummer")
    CalamityJson one(@AuthenticationPrincipal ApiClient client, @PathVariable String nummer) {
        return tenancy.read(client.organisation(), () -> shown(find(nummer)));
    }

    @PutMapping(path = "/{nummer}/status", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Zet een calamiteitschakeling aan of uit, zo nodig met een andere melding")
    CalamityJson status(
            @AuthenticationPrincipal ApiClient client, @PathVariable String nummer, @RequestBody StatusJson wanted) {
        Boolean active = wanted.actief();
        if (active == null) {
            throw new InvalidInput(List.of(new InvalidInput.Field("actief", "moet true of false zijn")));
        }
        String message = wanted.melding();
        if (message != null && (message.isBlank() || message.length() > LONGEST_MESSAGE)) {
            throw new InvalidInput(
                    List.of(new InvalidInput.Field("melding", "moet 1 tot en met 1000 tekens lang zijn")));
        }
        return tenancy.in(client.organisation(), () -> {
            CalamitySwitch calamity = find(nummer);
            if (message != null) {
                switches.keep(calamity.numberId(), spoken(calamity.details(), message.strip()));
            }
            return shown(switches.turn(calamity.numberId(), active));
        });
    }

    /** A typed message is heard, so no prompt stands before it. */
    private static CalamityDetails spoken(CalamityDetails details, String message) {
        return new CalamityDetails(
                message,
                null,
                details.destination(),
                details.queueId(),
                details.callflow(),
                details.plannedFrom(),
                details.plannedUntil());
    }

    private CalamitySwitch find(String number) {
        return switches.of(number).orElseThrow(() -> new NotFound("De organisatie heeft dit nummer niet."));
    }

    private CalamityJson shown(CalamitySwitch calamity) {
        return CalamityJson.of(calamity, clock.instant());
    }

    /** What a client wants. */
    record StatusJson(@Nullable Boolean actief, @Nullable String melding) {}
}
