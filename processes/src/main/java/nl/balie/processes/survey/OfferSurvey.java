package nl.balie.processes.survey;

import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Step;
import nl.balie.processes.SurveyPort;
import org.jspecify.annotations.Nullable;

/** Asks whether the caller takes part in the survey after his conversation (requirement 2.8.2). */
public record OfferSurvey(SurveyPort surveys) implements Step<OfferSurvey.Input, OfferSurvey.Offered> {
    /**
     * @param queue where the caller goes, by its name; null when that is not decided yet
     */
    public record Input(
            String organisation,
            String contactId,
            String language,
            @Nullable String queue) {}

    /**
     * @param surveyAccepted whether he takes part
     */
    public record Offered(boolean surveyAccepted) {}

    @Override
    public String type() {
        return "offer-survey";
    }

    @Override
    public boolean onCallNode() {
        return true;
    }

    @Override
    public Class<Input> input() {
        return Input.class;
    }

    @Override
    public Offered perform(Input input) throws CallerGoneException {
        return new Offered(surveys.offer(input.organisation(), input.contactId(), input.language(), input.queue()));
    }
}
