package nl.balie.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Result;
import org.jspecify.annotations.Nullable;

/** A contact as the API shows it. */
@Schema(name = "Contact", description = "Een contact, van aankomst tot afscheid")
record ContactJson(
        UUID id,

        @Schema(description = "Het kanaal, zoals telefoon of taak")
        String kanaal,

        @Schema(description = "inkomend of uitgaand") String richting,

        @Schema(
                description = "Waar het vandaan komt: van buiten, van een collega, of terug van wie niet opnam",
                allowableValues = {"extern", "intern", "terugval"})
        String herkomst,

        @Schema(description = "Adres van de klant; leeg bij een anonieme beller") @Nullable
        String van,

        @Schema(description = "Het gekozen adres van de organisatie; leeg als het kanaal geen adressen heeft") @Nullable
        String naar,

        Instant begonnenOp,
        @Nullable Instant inWachtrijOp,
        @Nullable Instant beantwoordOp,
        @Nullable Instant beeindigdOp,
        @Nullable String wachtrij,
        @Nullable String skillgroep,

        @Schema(description = "Aanmeldnaam van de agent") @Nullable
        String agent,

        @Nullable String agentNaam,
        @Nullable String afhandelcode,

        @Schema(
                description = "Hoe het afliep",
                allowableValues = {
                    "afgehandeld",
                    "afgebroken",
                    "geen-agent",
                    "gesloten",
                    "terugval",
                    "doorverbonden",
                    "terugbelverzoek",
                    "voicemail",
                    "niet-bereikt",
                    "beheer",
                    "vervallen",
                    "onderbroken",
                    "mislukt"
                })
        @Nullable
        String resultaat,

        @Schema(description = "Wat agenten erbij schreven, oudste eerst; alleen bij een enkel contact")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<NoteJson> notities,

        @Schema(description = "De zin bij elk besluit; alleen bij een enkel contact")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<String> redenen,

        @Schema(description = "De tijdlijn, oudste eerst; alleen bij een enkel contact")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<EventJson> gebeurtenissen) {

    static ContactJson of(Contact contact) {
        return of(contact, null, null);
    }

    /**
     * @param notes what agents wrote about it; null when it is not asked for
     * @param events its timeline; null when it is not asked for
     */
    static ContactJson of(Contact contact, @Nullable List<NoteJson> notes, @Nullable List<EventJson> events) {
        Result result = contact.result();
        return new ContactJson(
                contact.id(),
                contact.channel().apiName(),
                contact.direction().apiName(),
                contact.origin().apiName(),
                contact.from(),
                contact.to(),
                contact.startedAt(),
                contact.queuedAt(),
                contact.answeredAt(),
                contact.endedAt(),
                contact.queue(),
                contact.skillGroup(),
                contact.agentUsername(),
                contact.agent(),
                contact.disposition(),
                result == null ? null : result.apiName(),
                notes,
                events == null ? null : reasons(events),
                events);
    }

    private static List<String> reasons(List<EventJson> events) {
        return events.stream()
                .map(event -> event.gegevens().get(EventJson.BECAUSE))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }
}
