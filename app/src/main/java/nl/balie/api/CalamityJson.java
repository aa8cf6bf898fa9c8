package nl.balie.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import nl.balie.calamity.CalamityDetails;
import nl.balie.calamity.CalamitySwitch;
import org.jspecify.annotations.Nullable;

/** A calamity switch as the API shows it. */
@Schema(name = "Calamiteitschakeling")
@JsonInclude(JsonInclude.Include.ALWAYS)
record CalamityJson(
        @Schema(description = "Telefoonnummer in E.164") String nummer,

        @Schema(description = "Of bellers nu de noodboodschap horen, door de schakelaar of volgens de planning")
        boolean actief,

        String melding,

        @Schema(description = "De meldtekst die in plaats van de melding klinkt") @Nullable
        String meldtekst,

        @Schema(allowableValues = {"gewone-wachtrij", "keuzemenu", "vaste-route", "verbreken"})
        String bestemming,

        @Nullable String wachtrij,
        @Nullable String callflow,
        @Nullable Instant geplandVan,
        @Nullable Instant geplandTot) {
    static CalamityJson of(CalamitySwitch calamity, Instant now) {
        CalamityDetails details = calamity.details();
        return new CalamityJson(
                calamity.number(),
                calamity.isOn(now),
                details.message(),
                calamity.prompt(),
                details.destination().apiName(),
                calamity.queue(),
                details.callflow(),
                details.plannedFrom(),
                details.plannedUntil());
    }
}
