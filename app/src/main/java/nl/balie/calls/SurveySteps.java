package nl.balie.calls;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EventType;
import nl.balie.database.Tenancy;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.SurveyPort;
import nl.balie.surveys.Question;
import nl.balie.surveys.Spoken;
import nl.balie.surveys.Survey;
import nl.balie.surveys.SurveyRun;
import nl.balie.surveys.SurveyRun.Given;
import nl.balie.surveys.SurveyRun.State;
import nl.balie.surveys.SurveyRuns;
import nl.balie.surveys.Surveys;
import nl.balie.telephony.Entry;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Prompt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of a flow in which a caller is asked how satisfied he is. */
@Component
class SurveySteps implements SurveyPort {
    private static final char YES = '1';
    private static final char OTHER = '2';
    private static final char END = '#';
    private static final Duration TIME_TO_CHOOSE = Duration.ofSeconds(8);
    private static final Duration TIME_FOR_A_KEY = Duration.ofSeconds(4);

    private final Exchange exchange;
    private final LiveCalls calls;
    private final StandingStill standingStill;
    private final Announcements announcements;
    private final Surveys surveys;
    private final SurveyRuns runs;
    private final SurveyWords words;
    private final Contacts contacts;
    private final Tenancy tenancy;
    private final Clock clock;

    SurveySteps(
            Exchange exchange,
            LiveCalls calls,
            StandingStill standingStill,
            Announcements announcements,
            Surveys surveys,
            SurveyRuns runs,
            SurveyWords words,
            Contacts contacts,
            Tenancy tenancy,
            Clock clock) {
        this.exchange = exchange;
        this.calls = calls;
        this.standingStill = standingStill;
        this.announcements = announcements;
        this.surveys = surveys;
        this.runs = runs;
        this.words = words;
        this.contacts = contacts;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Override
    public boolean offer(String organisation, String contactId, String language, @Nullable String queue)
            throws CallerGoneException {
        LiveCall call = live(contactId);
        Optional<SurveyRun> before = tenancy.read(organisation, () -> runs.of(call.contact()));
        if (before.isPresent()) {
            return before.get().state() != State.DECLINED;
        }
        Optional<Survey> invited = tenancy.read(organisation, () -> surveys.invitation(language, queue));
        if (invited.isEmpty()) {
            return false;
        }
        Survey survey = invited.get();
        List<Prompt> invitation = sounds(call, survey, survey.details().invitation());
        boolean accepted = Character.valueOf(YES).equals(pressed(call, invitation, Set.of(YES, OTHER)));
        tenancy.in(organisation, () -> {
            UUID run = runs.offered(survey.id(), call.contact(), accepted);
            contacts.note(
                    call.contact(),
                    EventType.SURVEY_OFFERED,
                    Map.of("onderzoek", survey.name(), "kenmerk", run.toString(), "deelname", accepted));
        });
        return accepted;
    }

    @Override
    public boolean ask(String organisation, String contactId) throws CallerGoneException {
        LiveCall call = live(contactId);
        Optional<SurveyRun> found = tenancy.read(organisation, () -> runs.of(call.contact()));
        if (found.isEmpty() || found.get().state() == State.DECLINED || !call.connected() || call.transferred()) {
            return false;
        }
        SurveyRun run = found.get();
        if (run.state() == State.COMPLETED) {
            return true;
        }
        call.markTakenOver();
        Survey survey = tenancy.in(organisation, () -> {
            runs.started(run.id());
            return surveys.find(run.surveyId()).orElseThrow();
        });
        Set<UUID> answered = run.answers().stream().map(Given::questionId).collect(Collectors.toSet());
        List<Question> questions = survey.details().questions();
        for (int position = 0; position < questions.size(); position++) {
            Question question = questions.get(position);
            if (!answered.contains(question.id())) {
                keep(call, run, position, asked(call, survey, question));
            }
        }
        tenancy.in(organisation, () -> runs.completed(run.id()));
        standingStill.heard(
                call,
                () -> exchange.telephony()
                        .play(call.id(), sounds(call, survey, survey.details().thanks())));
        return true;
    }

    private void keep(LiveCall call, SurveyRun run, int position, Given given) {
        tenancy.in(call.organisation(), () -> {
            if (runs.answered(run.id(), position, given)) {
                contacts.note(
                        call.contact(),
                        EventType.SURVEY_ANSWERED,
                        given.meaning() == null
                                ? Map.of("vraag", given.question())
                                : Map.of("vraag", given.question(), "antwoord", given.meaning()));
            }
        });
    }

    /** Puts the question until there is an answer that counts, as often as the survey says. */
    private Given asked(LiveCall call, Survey survey, Question question) throws CallerGoneException {
        String language = survey.details().language();
        List<Prompt> before = List.of();
        int most = survey.details().attempts();
        for (int attempt = 1; attempt <= most; attempt++) {
            List<Prompt> sounds = new ArrayList<>(before);
            sounds.addAll(sounds(call, survey, question.spoken()));
            String keys = keys(call, question, sounds);
            Optional<String> meaning = question.meaning(keys);
            if (meaning.isEmpty()) {
                before = say(language, words.wrong(language, question));
                continue;
            }
            Boolean confirmed = question.confirm() ? confirmed(call, language, question, meaning.get()) : null;
            if (!Boolean.FALSE.equals(confirmed) || attempt == most) {
                return given(question, keys, meaning.get(), confirmed, attempt);
            }
            before = List.of();
        }
        return given(question, null, null, null, most);
    }

    private Given given(
            Question question,
            @Nullable String value,
            @Nullable String meaning,
            @Nullable Boolean confirmed,
            int attempts) {
        boolean counts = !Boolean.FALSE.equals(confirmed);
        return new Given(
                Objects.requireNonNull(question.id()),
                question.kind(),
                question.spoken().text(),
                counts ? value : null,
                counts ? meaning : null,
                confirmed,
                attempts,
                clock.instant());
    }

    /** What he pressed; empty when that was nothing. */
    private String keys(LiveCall call, Question question, List<Prompt> sounds) throws CallerGoneException {
        if (question.kind() == Question.Kind.CLOSED) {
            Set<Character> keys = question.answers().stream()
                    .map(answer -> answer.key().charAt(0))
                    .collect(Collectors.toSet());
            Character key = pressed(call, sounds, keys);
            return key == null ? "" : key.toString();
        }
        Entry entry = new Entry(sounds, 1, question.mostKeys(), END, TIME_TO_CHOOSE, TIME_FOR_A_KEY, true);
        return switch (standingStill.heard(call, () -> exchange.telephony().collect(call.id(), entry))) {
            case Outcome.Keys(var keys) -> keys;
            case Outcome.NoKey _ -> "";
            default -> throw gone(call);
        };
    }

    /** Reads the answer back: true when he confirms it, false when he does not, null when he presses nothing. */
    private @Nullable Boolean confirmed(LiveCall call, String language, Question question, String meaning)
            throws CallerGoneException {
        Character key = pressed(call, say(language, words.confirm(language, question, meaning)), Set.of(YES, OTHER));
        return key == null ? null : key == YES;
    }

    /** The key that he pressed, also one that is no choice; null when he pressed none. */
    private @Nullable Character pressed(LiveCall call, List<Prompt> sounds, Set<Character> keys)
            throws CallerGoneException {
        var question = new nl.balie.telephony.Question(sounds, keys, TIME_TO_CHOOSE, true);
        return switch (standingStill.heard(call, () -> exchange.telephony().ask(call.id(), question))) {
            case Outcome.Key(var key) -> key;
            case Outcome.WrongKey(var key) -> key;
            case Outcome.NoKey _ -> null;
            default -> throw gone(call);
        };
    }

    private List<Prompt> sounds(LiveCall call, Survey survey, Spoken spoken) {
        List<String> prompts = spoken.prompt() == null ? List.of() : List.of(spoken.prompt());
        return announcements.sounds(call, new Announcement(survey.details().language(), prompts, spoken.text()));
    }

    private static List<Prompt> say(String language, String text) {
        return List.of(new Prompt.Speech(language, text));
    }

    private LiveCall live(String contactId) throws CallerGoneException {
        return calls.of(UUID.fromString(contactId))
                .filter(live -> live.lead() == Lead.FLOW)
                .orElseThrow(() -> new CallerGoneException(contactId));
    }

    private static CallerGoneException gone(LiveCall call) {
        return new CallerGoneException(call.contact().toString());
    }
}
