package nl.balie.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.balie.acd.AgentState;
import nl.balie.acd.Presence;
import org.jspecify.annotations.Nullable;

/** An agent as the API shows him. */
@Schema(name = "Agent")
record AgentJson(
        @Schema(description = "Aanmeldnaam") String naam,
        String weergavenaam,

        @Schema(allowableValues = {"beschikbaar", "niet-beschikbaar", "afgemeld"})
        String status,

        @Schema(description = "Waarom niet beschikbaar") @Nullable
        String reden,

        @Schema(description = "Leeg zolang de agent nog nooit een status had") @Nullable
        Instant statusSinds,

        @Schema(
                description = "Bezigheid met het eerste contact; zie contacten voor alle",
                allowableValues = {"vrij", "aangeboden", "in-gesprek", "ruggespraak", "nawerk"})
        String bezigheid,

        @Nullable Instant bezigheidSinds,

        @Schema(description = "Het eerste contact waarmee de agent bezig is; zie contacten voor alle") @Nullable
        UUID contact,

        @Nullable Instant nawerkTot,

        @Schema(description = "Of er een telefoon van deze agent is aangemeld")
        boolean telefoon,

        @Schema(
                description = "Alles waarmee de agent bezig is: een gesprek eerst, de andere contacten op volgorde van"
                        + " aankomst; leeg bij een vrije agent")
        List<HandlingJson> contacten,

        List<GroupJson> skillgroepen) {

    static AgentJson of(AgentState state, boolean phone) {
        return new AgentJson(
                state.username(),
                state.name(),
                state.presence().apiName(),
                state.reason(),
                since(state.presenceSince()),
                state.activity().apiName(),
                since(state.activitySince()),
                state.contactId(),
                state.wrapUpUntil(),
                phone,
                state.contacts().stream().map(HandlingJson::of).toList(),
                state.groups().stream().map(GroupJson::of).toList());
    }

    private static @Nullable Instant since(Instant moment) {
        return moment.equals(AgentState.NEVER) ? null : moment;
    }

    /** A contact of the agent and what he is doing with it. */
    @Schema(name = "AgentContact")
    record HandlingJson(
            UUID contact,

            @Schema(description = "Het kanaal, zoals telefoon of taak")
            String kanaal,

            @Schema(allowableValues = {"aangeboden", "in-gesprek", "nawerk"})
            String bezigheid,

            Instant bezigheidSinds,
            @Nullable Instant nawerkTot) {
        static HandlingJson of(AgentState.Handling handling) {
            return new HandlingJson(
                    handling.contactId(),
                    handling.channel().apiName(),
                    handling.activity().apiName(),
                    handling.since(),
                    handling.wrapUpUntil());
        }
    }

    /** A skill group of the agent and whether he takes part in it now. */
    @Schema(name = "AgentSkillgroep")
    record GroupJson(String naam, String status) {
        static GroupJson of(AgentState.Group group) {
            return new GroupJson(
                    group.name(), (group.available() ? Presence.AVAILABLE : Presence.UNAVAILABLE).apiName());
        }
    }
}
