package nl.balie.processes.survey;

import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Step;
import nl.balie.processes.SurveyPort;

/** Asks the questions of the survey of a caller who takes part in it (requirement 2.8.3). */
public record AskSurvey(SurveyPort surveys) implements Step<AskSurvey.Input, AskSurvey.Asked> {
    /** The caller; which survey he takes part in is kept with him. */
    public record Input(String organisation, String contactId) {}

    /**
     * @param surveyCompleted whether every question was asked
     */
    public record Asked(boolean surveyCompleted) {}

    @Override
    public String type() {
        return "ask-survey";
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
    public Asked perform(Input input) throws CallerGoneException {
        return new Asked(surveys.ask(input.organisation(), input.contactId()));
    }
}
