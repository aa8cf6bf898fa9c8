package nl.balie.trials;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.balie.database.Tenancy;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.SurveyPort;
import nl.balie.surveys.Question;
import nl.balie.surveys.Spoken;
import nl.balie.surveys.Survey;
import nl.balie.surveys.Surveys;
import nl.balie.trials.Line.Kind;
import org.jspecify.annotations.Nullable;

/** The survey of a trial: the questions as they are set; no answer is kept. */
record TrialSurveys(TrialCalls calls, TrialVoice voice, Surveys surveys, Tenancy tenancy) implements SurveyPort {
    private static final String YES = "1";
    private static final String CHOICES = "12";

    @Override
    public boolean offer(String organisation, String contactId, String language, @Nullable String queue)
            throws CallerGoneException {
        TrialCall call = calls.live(contactId);
        Optional<Survey> invited = tenancy.read(organisation, () -> surveys.invitation(language, queue));
        if (invited.isEmpty()) {
            call.note(Kind.BALIE, "trials.line.no-survey");
            return false;
        }
        says(call, invited.get(), invited.get().details().invitation());
        boolean takes = YES.equals(call.ask(Ask.key(CHOICES)));
        call.takesSurvey(takes ? invited.get() : null);
        return takes;
    }

    @Override
    public boolean ask(String organisation, String contactId) throws CallerGoneException {
        TrialCall call = calls.live(contactId);
        Survey survey = call.survey();
        if (survey == null || !call.spoke()) {
            return false;
        }
        for (Question question : survey.details().questions()) {
            asked(call, survey, question);
        }
        says(call, survey, survey.details().thanks());
        return true;
    }

    /** As often as the survey says, until the answer counts. */
    private void asked(TrialCall call, Survey survey, Question question) throws CallerGoneException {
        for (int attempt = 0; attempt < survey.details().attempts(); attempt++) {
            says(call, survey, question.spoken());
            String keys = question.kind() == Question.Kind.CLOSED
                    ? call.ask(Ask.key(question.answers().stream()
                            .map(Question.Answer::key)
                            .collect(Collectors.joining())))
                    : call.ask(Ask.keys("trials.ask.digits"));
            Optional<String> meaning = Optional.ofNullable(keys).flatMap(question::meaning);
            if (meaning.isPresent()) {
                call.note(Kind.BALIE, "trials.line.survey-answer", meaning.get());
                return;
            }
        }
    }

    private void says(TrialCall call, Survey survey, Spoken spoken) throws CallerGoneException {
        List<String> prompts = spoken.prompt() == null ? List.of() : List.of(spoken.prompt());
        voice.says(call, new Announcement(survey.details().language(), prompts, spoken.text()));
    }
}
