package nl.balie.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.balie.directory.Availability;
import nl.balie.directory.DirectoryEntry;
import nl.balie.directory.PhoneLine;
import org.jspecify.annotations.Nullable;

/** A colleague as the API shows him. */
@Schema(name = "Collega")
record ColleagueJson(
        UUID id,

        @Schema(description = "De hele naam, zoals op het scherm")
        String naam,

        String voornaam,
        String tussenvoegsel,
        String achternaam,
        String afdeling,
        String functie,
        List<NumberJson> nummers,
        String email,
        String opmerking,

        @Schema(description = "Kenmerk van de gebruiker van Balie die deze collega is") @Nullable
        UUID gebruiker,

        @Schema(description = "Alleen van een collega die contacten behandelt in Balie") @Nullable
        AvailabilityJson aanwezigheid) {

    static ColleagueJson of(DirectoryEntry entry) {
        return new ColleagueJson(
                entry.id(),
                entry.name(),
                entry.person().first(),
                entry.person().infix(),
                entry.person().last(),
                entry.department(),
                entry.job(),
                entry.lines().stream().map(NumberJson::of).toList(),
                entry.email(),
                entry.remark(),
                entry.userId(),
                entry.availability() == null ? null : AvailabilityJson.of(entry.availability()));
    }

    /** A number of his. */
    @Schema(name = "CollegaNummer")
    record NumberJson(
            @Schema(allowableValues = {"doorkiesnummer", "mobiel", "vast", "afdeling", "overig"})
            String soort,

            @Schema(description = "In E.164") String nummer) {
        static NumberJson of(PhoneLine line) {
            return new NumberJson(line.kind().apiName(), line.number());
        }
    }

    /** What he is doing. */
    @Schema(name = "Aanwezigheid")
    record AvailabilityJson(
            @Schema(allowableValues = {"beschikbaar", "krijgt-oproep", "in-gesprek", "nawerk", "afwezig", "afgemeld"})
            String status,

            @Schema(description = "Leeg zolang de collega nog nooit een status had; bij afgemeld: laatst gezien")
            @Nullable
            Instant sinds,

            @Schema(description = "Waarom afwezig") @Nullable
            String reden) {
        static AvailabilityJson of(Availability availability) {
            return new AvailabilityJson(availability.state().apiName(), availability.since(), availability.reason());
        }
    }
}
