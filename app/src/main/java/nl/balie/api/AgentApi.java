package nl.balie.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.balie.acd.AgentState;
import nl.balie.acd.Agents;
import nl.balie.acd.Presence;
import nl.balie.calls.DeskCalls;
import nl.balie.codes.Codes;
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

/** Agents of the token's organisation and their status. */
@RestController
@RequestMapping(path = "/api/v1/agenten", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Agenten", description = "Agenten en hun status")
class AgentApi {
    private final Agents agents;
    private final DeskCalls calls;
    private final Codes codes;
    private final Tenancy tenancy;

    AgentApi(Agents agents, DeskCalls calls, Codes codes, Tenancy tenancy) {
        this.agents = agents;
        this.calls = calls;
        this.codes = codes;
        this.tenancy = tenancy;
    }

    @GetMapping
    @Operation(summary = "Agenten met hun status, op naam")
    PageJson<AgentJson> list(
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(defaultValue = "1") @Min(1) @Max(PageJson.LAST) @Parameter(description = "Pagina, vanaf 1")
                    int page,
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(PageJson.LARGEST)
                    @Parameter(description = "Aantal op een pagina, 1 tot en met 500")
                    int pageSize) {
        ListQuery asked = new ListQuery("", page, pageSize);
        return PageJson.of(agents.list(client.organisation(), asked).map(this::shown), asked);
    }

    @PutMapping(path = "/{naam}/status", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Zet de status van een agent, voor alle skillgroepen of voor één")
    AgentJson status(
            @AuthenticationPrincipal ApiClient client, @PathVariable String naam, @RequestBody StatusJson wanted) {
        String organisation = client.organisation();
        AgentState agent = find(organisation, naam);
        List<InvalidInput.Field> faults = new ArrayList<>();
        Optional<Presence> presence = presence(wanted.status());
        if (presence.isEmpty()) {
            faults.add(new InvalidInput.Field(
                    "status", "moet een van deze zijn: beschikbaar, niet-beschikbaar, afgemeld"));
        }
        if (wanted.skillgroep() == null) {
            checkReason(organisation, presence, wanted.reden(), faults);
            fail(faults);
            agents.present(organisation, agent.agentId(), presence.orElseThrow(), wanted.reden());
        } else {
            Optional<AgentState.Group> group = agent.groups().stream()
                    .filter(candidate -> candidate.name().equals(wanted.skillgroep()))
                    .findFirst();
            if (group.isEmpty()) {
                faults.add(new InvalidInput.Field("skillgroep", "is geen skillgroep van deze agent"));
            }
            if (presence.equals(Optional.of(Presence.SIGNED_OUT))) {
                faults.add(new InvalidInput.Field("status", "afmelden geldt voor alle skillgroepen samen"));
            }
            fail(faults);
            agents.inGroup(
                    organisation,
                    agent.agentId(),
                    group.orElseThrow().id(),
                    presence.orElseThrow() == Presence.AVAILABLE);
        }
        return shown(find(organisation, naam));
    }

    private AgentJson shown(AgentState agent) {
        return AgentJson.of(agent, calls.phoneRegistered(agent.username()));
    }

    private AgentState find(String organisation, String name) {
        return agents.findByUsername(organisation, name)
                .orElseThrow(() -> new NotFound("Er is geen agent met deze naam."));
    }

    private void checkReason(
            String organisation,
            Optional<Presence> presence,
            @Nullable String reason,
            List<InvalidInput.Field> faults) {
        boolean wantsReason = presence.equals(Optional.of(Presence.UNAVAILABLE));
        if (!wantsReason) {
            return;
        }
        boolean known = tenancy.read(organisation, () -> codes.reasonCodes()).stream()
                .anyMatch(code -> code.name().equals(reason));
        if (!known) {
            faults.add(new InvalidInput.Field("reden", "moet een redencode van de organisatie zijn"));
        }
    }

    private static void fail(List<InvalidInput.Field> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }

    private static Optional<Presence> presence(@Nullable String name) {
        for (Presence presence : Presence.values()) {
            if (presence.apiName().equals(name)) {
                return Optional.of(presence);
            }
        }
        return Optional.empty();
    }

    /** The wanted status. */
    @Schema(name = "AgentStatus")
    record StatusJson(
            @Schema(
                    allowableValues = {"beschikbaar", "niet-beschikbaar", "afgemeld"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String status,

            @Schema(description = "Redencode, verplicht bij niet-beschikbaar") @Nullable
            String reden,

            @Schema(description = "Alleen voor deze skillgroep") @Nullable
            String skillgroep) {}
}
