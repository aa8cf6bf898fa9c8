package nl.balie.surveys.steps;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.balie.callers.Caller;
import nl.balie.callers.Callers;
import nl.balie.callers.Deed;
import nl.balie.callers.Shown;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.SurveyPort;
import nl.balie.surveys.Question;
import nl.balie.surveys.Survey;
import nl.balie.surveys.SurveyRun.Given;
import nl.balie.surveys.SurveyRuns;
import nl.balie.surveys.Surveys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of a flow in which a caller is asked how satisfied he is. How far he is, is known for as long as he is there. */
@Component
class SurveySteps implements SurveyPort {
    private final Callers callers;
    private final SurveyTalk talk;
    private final Surveys surveys;
    private final SurveyRuns runs;
    private final Facts facts;
    private final Tenancy tenancy;

    SurveySteps(Callers callers, SurveyTalk talk, Surveys surveys, SurveyRuns runs, Facts facts, Tenancy tenancy) {
        this.callers = callers;
        this.talk = talk;
        this.surveys = surveys;
        this.runs = runs;
        this.facts = facts;
        this.tenancy = tenancy;
    }

    @Override
    public boolean offer(String organisation, String contactId, String language, @Nullable String queue)
            throws CallerGoneException {
        Caller caller = callers.led(contactId);
        Optional<Participation> before = caller.memory().of(Participation.class);
        if (before.isPresent()) {
            return before.get().accepted();
        }
        Optional<Survey> invited = tenancy.read(organisation, () -> surveys.invitation(language, queue));
        if (invited.isEmpty()) {
            caller.explains(Shown.of("surveys.tried.none"));
            return false;
        }
        Survey survey = invited.get();
        boolean accepted = talk.invites(caller, survey);
        UUID run = caller.does(new Deed<>(() -> offered(caller, survey, accepted), null, UUID.randomUUID()));
        caller.memory().keep(Participation.class, new Participation(run, survey, accepted));
        return accepted;
    }

    private UUID offered(Caller caller, Survey survey, boolean accepted) {
        UUID run = runs.offered(survey.id(), caller.contact(), accepted);
        facts.record(caller.contact(), new Fact.SurveyOffered(survey.id(), run, accepted));
        return run;
    }

    @Override
    public boolean ask(String organisation, String contactId) throws CallerGoneException {
        Caller caller = callers.led(contactId);
        Participation taken = caller.memory().of(Participation.class).orElse(null);
        if (taken == null || !taken.accepted() || !caller.hasSpoken()) {
            return false;
        }
        if (!taken.completed()) {
            asksAll(caller, taken);
        }
        return true;
    }

    /** All that he was not asked before. */
    private void asksAll(Caller caller, Participation taken) throws CallerGoneException {
        UUID run = taken.run();
        Survey survey = taken.survey();
        caller.does(Deed.of(() -> runs.started(run)));
        List<Question> questions = survey.details().questions();
        for (int position = 0; position < questions.size(); position++) {
            Question question = questions.get(position);
            UUID id = Objects.requireNonNull(question.id());
            if (!taken.wasAsked(id)) {
                keep(caller, run, position, talk.asks(caller, survey, question));
                taken.asked(id);
            }
        }
        caller.does(Deed.of(() -> runs.completed(run)));
        taken.complete();
        talk.thanks(caller, survey);
    }

    private void keep(Caller caller, UUID run, int position, Given given) {
        String meaning = given.meaning();
        Shown shown = meaning == null ? Shown.of("surveys.tried.no-answer") : Shown.of("surveys.tried.answer", meaning);
        caller.does(Deed.of(shown, () -> {
            if (runs.answered(run, position, given)) {
                facts.record(caller.contact(), new Fact.SurveyAnswered(given.questionId(), given.question(), meaning));
            }
        }));
    }
}
