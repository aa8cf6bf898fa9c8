package nl.balie.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.acd.AgentState;
import nl.balie.acd.Agents;
import nl.balie.acd.QueueStatus;
import nl.balie.acd.Queueing;
import nl.balie.calls.DeskCalls;
import nl.balie.calls.DeskConsults;
import nl.balie.calls.DeskConsults.Answer;
import nl.balie.calls.DeskConsults.Wanted;
import nl.balie.calls.DeskDialling;
import nl.balie.calls.DeskDialling.Dialling;
import nl.balie.calls.DeskDialling.OnBehalf;
import nl.balie.people.ApiClient;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an agent does with his call, for another program at which he works (requirements 2.5.4, 2.5.16 and 2.5.17). */
@RestController
@RequestMapping(path = "/api/v1/agenten/{naam}/handelingen", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Agenten")
class AgentCallApi {
    private final Agents agents;
    private final Queueing queueing;
    private final DeskCalls calls;
    private final DeskConsults consults;
    private final DeskDialling dialling;

    AgentCallApi(Agents agents, Queueing queueing, DeskCalls calls, DeskConsults consults, DeskDialling dialling) {
        this.agents = agents;
        this.queueing = queueing;
        this.calls = calls;
        this.consults = consults;
        this.dialling = dialling;
    }

    /** What can be done. */
    enum Action {
        BELLEN,
        AANNEMEN,
        OPHANGEN,
        IN_DE_WACHT,
        TERUGNEMEN,
        DEMPEN,
        DEMPEN_OPHEFFEN,
        RUGGESPRAAK,
        RUGGESPRAAK_BEEINDIGEN,
        WISSELEN,
        SAMENSPREKEN,
        DOORVERBINDEN,
        TERUGPLAATSEN;

        String apiName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Action> of(@Nullable String name) {
            return Arrays.stream(values())
                    .filter(action -> action.apiName().equals(name))
                    .findFirst();
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Doe iets met het gesprek van een agent",
            description =
                    "Zoals de knoppen van zijn desk. Antwoordt met de agent zoals hij daarna is, of met 409 en waarom"
                            + " het nu niet kan.")
    AgentJson act(
            @AuthenticationPrincipal ApiClient client, @PathVariable String naam, @RequestBody ActionJson wanted) {
        String organisation = client.organisation();
        AgentState agent = find(organisation, naam);
        Action action = Action.of(wanted.handeling())
                .orElseThrow(() -> wrong("handeling", "moet een van deze zijn: " + names()));
        act(organisation, agent.agentId(), action, wanted);
        AgentState now = find(organisation, naam);
        return AgentJson.of(now, calls.phoneRegistered(now.username()));
    }

    private void act(String organisation, UUID agent, Action action, ActionJson wanted) {
        switch (action) {
            case BELLEN ->
                told(dialling.dial(
                        organisation,
                        agent,
                        new Dialling(
                                whom(organisation, wanted),
                                onBehalfOf(organisation, agent, wanted.wachtrij()),
                                wanted.toonNummer())));
            case AANNEMEN ->
                done(
                        calls.pickUp(organisation, agent) == DeskCalls.PickUp.ACCEPTED,
                        "Er gaat geen telefoon over die vanzelf opneemt.");
            case OPHANGEN -> done(calls.hangUp(organisation, agent), "De agent heeft geen gesprek.");
            case IN_DE_WACHT -> hold(organisation, agent, true);
            case TERUGNEMEN -> hold(organisation, agent, false);
            case DEMPEN -> done(consults.mute(organisation, agent, true), "De agent heeft geen gesprek.");
            case DEMPEN_OPHEFFEN -> done(consults.mute(organisation, agent, false), "De agent heeft geen gesprek.");
            case RUGGESPRAAK -> told(consults.consult(organisation, agent, whom(organisation, wanted)));
            case RUGGESPRAAK_BEEINDIGEN -> consulting(consults.end(organisation, agent));
            case WISSELEN -> consulting(consults.swap(organisation, agent));
            case SAMENSPREKEN -> consulting(consults.confer(organisation, agent));
            case DOORVERBINDEN -> {
                if (wanted.naar() == null) {
                    consulting(consults.transfer(organisation, agent));
                } else {
                    told(consults.pass(organisation, agent, whom(organisation, wanted)));
                }
            }
            case TERUGPLAATSEN -> putBack(organisation, agent, wanted);
        }
    }

    private void hold(String organisation, UUID agent, boolean on) {
        switch (calls.hold(organisation, agent, on)) {
            case DONE -> {}
            case BY_PHONE -> throw new NotNow("De telefoon van de agent houdt de klant zelf in de wacht.");
            case NO_CALL -> throw new NotNow("De agent heeft geen gesprek.");
        }
    }

    private void putBack(String organisation, UUID agent, ActionJson wanted) {
        UUID queue = queueing.status(organisation, null).stream()
                .filter(status -> status.name().equals(wanted.wachtrij()))
                .map(QueueStatus::id)
                .findFirst()
                .orElseThrow(() -> wrong("wachtrij", "is geen wachtrij van de organisatie"));
        switch (calls.putBack(organisation, agent, queue, Boolean.TRUE.equals(wanted.voorrang()))) {
            case WAITING -> {}
            case NO_CALL -> throw new NotNow("De agent heeft geen gesprek.");
            case NO_QUEUE -> throw wrong("wachtrij", "is geen wachtrij van de organisatie");
            case CALLBACK -> throw new NotNow("Wie gebeld is, kan niet in een wachtrij staan.");
        }
    }

    private Wanted whom(String organisation, ActionJson wanted) {
        String to = wanted.naar();
        if (to == null || to.isBlank()) {
            throw wrong("naar", "is nodig bij deze handeling");
        }
        return agents.findByUsername(organisation, to)
                .<Wanted>map(colleague -> new Wanted.Colleague(colleague.agentId()))
                .orElseGet(() -> new Wanted.Number(to));
    }

    private @Nullable UUID onBehalfOf(String organisation, UUID agent, @Nullable String queue) {
        return queue == null
                ? null
                : dialling.onBehalfOf(organisation, agent).stream()
                        .filter(served -> served.queue().equals(queue))
                        .map(OnBehalf::queueId)
                        .findFirst()
                        .orElseThrow(() -> wrong("wachtrij", "is geen wachtrij waarvoor deze agent belt"));
    }

    private static void done(boolean done, String otherwise) {
        if (!done) {
            throw new NotNow(otherwise);
        }
    }

    private static void consulting(boolean done) {
        done(done, "Er is geen ruggespraak.");
    }

    private static void told(Answer answer) {
        switch (answer) {
            case DONE -> {}
            case NO_CALL -> throw new NotNow("De agent heeft geen gesprek waarin dat kan.");
            case NO_COLLEAGUE -> throw wrong("naar", "is geen andere agent van de organisatie");
            case NO_PHONE -> throw new NotNow("De telefoon van deze collega is niet aangemeld.");
            case BUSY -> throw new NotNow("Deze collega is in gesprek.");
            case NO_NUMBER -> throw wrong("naar", "is geen telefoonnummer en geen agent");
            case EMERGENCY -> throw wrong("naar", "112 belt Balie nooit");
            case PAID -> throw wrong("naar", "is een betaald nummer");
            case PERSONAL -> throw wrong("naar", "is een nummer met 084 of 087");
            case SATELLITE -> throw wrong("naar", "is een satelliettelefoon");
            case ABROAD -> throw wrong("naar", "is een nummer in het buitenland");
            case NOT_PERMITTED -> throw wrong("naar", "is een nummer dat deze agent niet mag bellen");
            case OCCUPIED -> throw new NotNow("De agent heeft al een gesprek, of is niet aangemeld bij de wachtrijen.");
            case NO_OWN_PHONE -> throw new NotNow("De telefoon van de agent is niet aangemeld.");
            case NO_QUEUE -> throw new NotNow("De agent bedient geen wachtrij waarvoor hij kan bellen.");
            case NOT_SHOWN -> throw wrong("toonNummer", "is niet vrijgegeven voor de skillgroep van de wachtrij");
        }
    }

    private AgentState find(String organisation, String name) {
        return agents.findByUsername(organisation, name)
                .orElseThrow(() -> new NotFound("Er is geen agent met deze naam."));
    }

    private static InvalidInput wrong(String field, String why) {
        return new InvalidInput(List.of(new InvalidInput.Field(field, why)));
    }

    private static String names() {
        return Arrays.stream(Action.values()).map(Action::apiName).collect(Collectors.joining(", "));
    }

    /** What the agent is to do. */
    @Schema(name = "Handeling")
    record ActionJson(
            @Schema(
                    description = "Wat de agent doet",
                    allowableValues = {
                        "bellen",
                        "aannemen",
                        "ophangen",
                        "in-de-wacht",
                        "terugnemen",
                        "dempen",
                        "dempen-opheffen",
                        "ruggespraak",
                        "ruggespraak-beeindigen",
                        "wisselen",
                        "samenspreken",
                        "doorverbinden",
                        "terugplaatsen"
                    },
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String handeling,

            @Schema(
                    description = "Een telefoonnummer of de naam van een agent: nodig bij bellen en ruggespraak; bij"
                            + " doorverbinden alleen zonder ruggespraak vooraf")
            @Nullable
            String naar,

            @Schema(
                    description =
                            "Bij terugplaatsen: waarheen; bij bellen: namens welke, anders de eerste van de agent")
            @Nullable
            String wachtrij,

            @Schema(description = "Bij terugplaatsen: voor de anderen in de wachtrij") @Nullable
            Boolean voorrang,

            @Schema(description = "Bij bellen: het nummer dat de ander ziet, in E.164; leeg om er geen te tonen")
            @Nullable
            String toonNummer) {}
}
