package nl.balie.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.balie.surveys.SurveyRun;
import nl.balie.surveys.SurveyRun.Given;
import org.jspecify.annotations.Nullable;

/** A customer who was invited to a survey, as the API shows it. */
@Schema(name = "KtoResultaat", description = "Een klant die voor een onderzoek is uitgenodigd, met wat hij antwoordde")
record SurveyRunJson(
        @Schema(description = "Unieke identificatie van dit ingevulde onderzoek")
        UUID id,

        @Schema(description = "Id van het onderzoek") UUID onderzoek,

        @Schema(description = "Naam van het onderzoek") String onderzoekNaam,

        @Schema(description = "Id van het contact") UUID contact,

        @Schema(
                description = "Hoe ver het is",
                allowableValues = {"geweigerd", "toegezegd", "niet-begonnen", "begonnen", "afgebroken", "voltooid"})
        String status,

        Instant aangebodenOp,
        @Nullable Instant begonnenOp,
        @Nullable Instant voltooidOp,
        @Nullable String wachtrij,

        @Schema(description = "Naam van de agent met wie de klant sprak") @Nullable
        String agentNaam,

        List<AnswerJson> antwoorden) {

    static SurveyRunJson of(SurveyRun run) {
        return new SurveyRunJson(
                run.id(),
                run.surveyId(),
                run.survey(),
                run.contactId(),
                run.state().apiName(),
                run.offeredAt(),
                run.startedAt(),
                run.completedAt(),
                run.queue(),
                run.agent(),
                run.answers().stream().map(AnswerJson::of).toList());
    }

    /** An answer. */
    @Schema(name = "KtoAntwoord")
    record AnswerJson(
            @Schema(description = "Id van de vraag") UUID vraag,

            @Schema(description = "De vraag zoals hij is gesteld")
            String vraagTekst,

            @Schema(allowableValues = {"gesloten", "open"}) String soort,

            @Schema(description = "De toetsen; leeg zonder geldig antwoord") @Nullable
            String waarde,

            @Schema(description = "Waar de toetsen voor staan") @Nullable
            String betekenis,

            @Schema(description = "Of de klant het antwoord bevestigde; leeg als dat niet is gevraagd") @Nullable
            Boolean bevestigd,

            @Schema(description = "Hoe vaak de vraag is gesteld")
            int pogingen,

            Instant beantwoordOp) {
        static AnswerJson of(Given given) {
            return new AnswerJson(
                    given.questionId(),
                    given.question(),
                    switch (given.kind()) {
                        case CLOSED -> "gesloten";
                        case OPEN -> "open";
                    },
                    given.value(),
                    given.meaning(),
                    given.confirmed(),
                    given.attempts(),
                    given.at());
        }
    }
}
