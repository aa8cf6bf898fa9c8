package nl.balie.surveys.steps;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.balie.callers.Answer;
import nl.balie.callers.Asked;
import nl.balie.callers.Caller;
import nl.balie.callers.Conversation;
import nl.balie.callers.Enquiry;
import nl.balie.callers.Entry;
import nl.balie.callers.ReadBack;
import nl.balie.callers.Sound;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallerGoneException;
import nl.balie.surveys.Question;
import nl.balie.surveys.Spoken;
import nl.balie.surveys.Survey;
import nl.balie.surveys.SurveyRun.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is said in a survey. */
@Component
class SurveyTalk {
    private static final char YES = '1';
    private static final char OTHER = '2';
    private static final char END = '#';
    private static final Duration TIME_TO_CHOOSE = Duration.ofSeconds(8);
    private static final Duration TIME_FOR_A_KEY = Duration.ofSeconds(4);

    private final SurveyWords words;

    SurveyTalk(SurveyWords words) {
        this.words = words;
    }

    /** Whether he takes part. */
    boolean invites(Caller caller, Survey survey) throws CallerGoneException {
        return new Conversation(caller)
                .agrees(chosen(sounds(survey, survey.details().invitation()), Set.of(YES, OTHER)), YES);
    }

    /** Thanks who has answered. */
    void thanks(Caller caller, Survey survey) {
        new Conversation(caller).sayAtLast(sounds(survey, survey.details().thanks()));
    }

    /** Puts a question until there is an answer that counts, as often as the survey says. */
    Given asks(Caller caller, Survey survey, Question question) throws CallerGoneException {
        String language = survey.details().language();
        var enquiry = new Enquiry<>(
                how(question, sounds(survey, question.spoken())),
                survey.details().attempts(),
                false,
                question::meaning,
                words.wrong(language, question),
                question.confirm() ? readBack(language, question) : null);
        return switch (new Conversation(caller).enquire(enquiry)) {
            case Answer.Given<String>(var keys, var meaning, var confirmed, var attempts) ->
                given(caller, question, keys, meaning, confirmed, attempts);
            case Answer.None<String>(var refused, var attempts) ->
                given(caller, question, null, null, refused ? false : null, attempts);
        };
    }

    /** An open question and one about a figure take several keys. */
    private static Asked how(Question question, List<Sound> sounds) {
        if (question.kind() == Question.Kind.CLOSED) {
            return chosen(
                    sounds,
                    question.answers().stream()
                            .map(answer -> answer.key().charAt(0))
                            .collect(Collectors.toSet()));
        }
        return new Entry(sounds, 1, question.mostKeys(), END, TIME_TO_CHOOSE, TIME_FOR_A_KEY);
    }

    /** An answer counts unless he says that it is another (requirement 2.8.8). */
    private ReadBack<String> readBack(String language, Question question) {
        return new ReadBack<>(
                meaning -> chosen(words.confirm(language, question, meaning), Set.of(YES, OTHER)), YES, 1, true);
    }

    private static nl.balie.callers.Question chosen(List<Sound> sounds, Set<Character> keys) {
        return new nl.balie.callers.Question(sounds, keys, TIME_TO_CHOOSE);
    }

    private static Given given(
            Caller caller,
            Question question,
            @Nullable String value,
            @Nullable String meaning,
            @Nullable Boolean confirmed,
            int attempts) {
        return new Given(
                Objects.requireNonNull(question.id()),
                question.kind(),
                question.spoken().text(),
                value,
                meaning,
                confirmed,
                attempts,
                caller.now());
    }

    private static List<Sound> sounds(Survey survey, Spoken spoken) {
        List<String> prompts = spoken.prompt() == null ? List.of() : List.of(spoken.prompt());
        return Sound.of(new Announcement(survey.details().language(), prompts, spoken.text()));
    }
}
