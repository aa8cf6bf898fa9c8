package nl.balie.surveys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.balie.audit.AuditLog;
import nl.balie.audit.Changes;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.database.Tenancy;
import nl.balie.pages.Removal;
import nl.balie.pages.Use;
import nl.balie.prompts.PromptNames;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.surveys.Question.Answer;
import nl.balie.surveys.Question.Kind;
import nl.balie.surveys.Question.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The surveys of an organisation for who calls. Call its operations within {@link Tenancy}. */
@Component
public class Surveys {
    private static final String SELECT = "select * from survey ";

    private static final Listed LISTED = Listed.byName(
            "select s.*, queues.name as queue from (" + SELECT + ") s left join " + Listed.names("queues")
                    + " on queues.id = s.queue_id",
            "name, queue");

    private final JdbcClient database;
    private final Queues queues;
    private final PromptNames prompts;
    private final Tenancy tenancy;
    private final AuditLog audit;

    Surveys(JdbcClient database, Queues queues, PromptNames prompts, Tenancy tenancy, AuditLog audit) {
        this.database = database;
        this.queues = queues;
        this.prompts = prompts;
        this.tenancy = tenancy;
        this.audit = audit;
    }

    /** All of them, by name. */
    public List<Survey> all() {
        return surveys(database.sql(SELECT + "order by " + Listed.BY_NAME + ", id"));
    }

    /** A page of them, by name, looked up by their names and those of their queues. */
    public ListPage<Survey> list(ListQuery asked) {
        return LISTED.page(database, asked, Listed.names("queues", queues.names()), this::surveys);
    }

    /** The survey, when it is one of this organisation. */
    public Optional<Survey> find(UUID id) {
        return surveys(database.sql(SELECT + "where id = ?").param(id)).stream().findFirst();
    }

    /** With their questions, and the names of their queues and prompts as they are now. */
    private List<Survey> surveys(JdbcClient.StatementSpec statement) {
        List<Survey> found = statement.query(this::read).list();
        Map<UUID, String> heldFor = queues.names(found.stream()
                .map(survey -> survey.details().queueId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<UUID, String> heard = prompts.of(found.stream().flatMap(Survey::prompts));
        return found.stream().map(survey -> survey.named(heldFor, heard)).toList();
    }

    /**
     * The survey to which a caller is invited (requirement 2.8.1): that of his queue, or else the one for every queue.
     *
     * @param language ISO 639-1
     * @param queue by its name; null when that is not known
     */
    public Optional<Survey> invitation(String language, @Nullable String queue) {
        UUID heldFor =
                queue == null ? null : queues.byName(queue).map(Queue::id).orElse(null);
        return surveys(database.sql(SELECT + """
                where active and channel = 'VOICE' and language = :language
                    and (queue_id is null or queue_id = :queue)
                order by queue_id is null limit 1
                """).param("language", language).param("queue", heldFor, Types.OTHER))
                .stream()
                .findFirst();
    }

    /** Adds one. */
    public SurveySaved add(Survey.Details details) {
        Optional<SurveySaved> refused = refused(details, null);
        if (refused.isPresent()) {
            return refused.get();
        }
        UUID id = store(null, details);
        audit.record(
                "survey-added",
                details.name(),
                changes(null, find(id).orElseThrow()).asMap());
        return new SurveySaved.Done(id);
    }

    /** Changes one; what was answered stays as it was. */
    public SurveySaved change(UUID id, Survey.Details details) {
        Optional<Survey> before = find(id);
        if (before.isEmpty()) {
            return new SurveySaved.Unknown();
        }
        Optional<SurveySaved> refused = refused(details, id);
        if (refused.isPresent()) {
            return refused.get();
        }
        store(id, details);
        Changes changes = changes(before.get(), find(id).orElseThrow());
        if (!changes.isEmpty()) {
            audit.record("survey-changed", details.name(), changes.asMap());
        }
        return new SurveySaved.Done(id);
    }

    /** Who was invited to it: without their survey, nobody knows what they answered. */
    public List<Use> uses(UUID id) {
        long invited = database.sql("select count(*) from survey_run where survey_id = ?")
                .param(id)
                .query(Long.class)
                .single();
        return invited == 0 ? List.of() : List.of(new Use(Use.Kind.INVITATIONS, String.valueOf(invited)));
    }

    /** Removes one to which nobody was invited. */
    public Removal remove(UUID id) {
        return Removal.of(find(id), before -> uses(id), before -> {
            database.sql("delete from survey where id = ?").param(id).update();
            audit.record("survey-removed", before.name(), changes(before, null).asMap());
        });
    }

    private Optional<SurveySaved> refused(Survey.Details details, @Nullable UUID id) {
        boolean taken = database.sql(
                        "select exists (select from survey where lower(name) = lower(:name) and id is distinct from :id)")
                .param("name", details.name())
                .param("id", id, Types.OTHER)
                .query(Boolean.class)
                .single();
        if (taken) {
            return Optional.of(new SurveySaved.NameTaken());
        }
        return details.active()
                ? database.sql("""
                                select name from survey where active and language = :language
                                    and queue_id is not distinct from :queue and id is distinct from :id
                                """)
                        .param("language", details.language())
                        .param("queue", details.queueId(), Types.OTHER)
                        .param("id", id, Types.OTHER)
                        .query(String.class)
                        .optional()
                        .map(SurveySaved.ActiveAlready::new)
                : Optional.empty();
    }

    private UUID store(@Nullable UUID id, Survey.Details details) {
        UUID stored = database.sql("""
                        insert into survey (id, organisation_id, name, channel, language, queue_id, active, attempts,
                            invitation, invitation_prompt_id, thanks, thanks_prompt_id)
                        values (coalesce(:id, uuidv7()), :organisation, :name, 'VOICE', :language, :queue, :active, :attempts,
                            :invitation, :invitationPrompt, :thanks, :thanksPrompt)
                        on conflict (id) do update set name = :name, language = :language, queue_id = :queue,
                            active = :active, attempts = :attempts, invitation = :invitation,
                            invitation_prompt_id = :invitationPrompt, thanks = :thanks, thanks_prompt_id = :thanksPrompt
                        returning id
                        """)
                .param("id", id, Types.OTHER)
                .param("organisation", tenancy.current())
                .param("name", details.name())
                .param("language", details.language())
                .param("queue", details.queueId())
                .param("active", details.active())
                .param("attempts", details.attempts())
                .param("invitation", details.invitation().text())
                .param("invitationPrompt", details.invitation().promptId())
                .param("thanks", details.thanks().text())
                .param("thanksPrompt", details.thanks().promptId())
                .query(UUID.class)
                .single();
        List<UUID> kept = details.questions().stream()
                .map(Question::id)
                .filter(Objects::nonNull)
                .toList();
        questions(stored).stream()
                .map(Question::id)
                .filter(old -> !kept.contains(old))
                .forEach(this::removeQuestion);
        for (int position = 0; position < details.questions().size(); position++) {
            store(stored, position, details.questions().get(position));
        }
        return stored;
    }

    private void removeQuestion(@Nullable UUID id) {
        database.sql("delete from survey_question where id = ?").param(id).update();
    }

    private void store(UUID survey, int position, Question question) {
        Range range = question.range();
        database.sql("""
                        insert into survey_question (id, organisation_id, survey_id, position, kind, text, prompt_id, answers,
                            lowest, highest, confirm)
                        values (coalesce(:id, uuidv7()), :organisation, :survey, :position, :kind, :text, :prompt, :answers,
                            :lowest, :highest, :confirm)
                        on conflict (id) do update set position = :position, kind = :kind, text = :text, prompt_id = :prompt,
                            answers = :answers, lowest = :lowest, highest = :highest, confirm = :confirm
                        """)
                .param("id", question.id(), Types.OTHER)
                .param("organisation", tenancy.current())
                .param("survey", survey)
                .param("position", position)
                .param("kind", question.kind().name())
                .param("text", question.spoken().text())
                .param("prompt", question.spoken().promptId())
                .param("answers", lines(question.answers()))
                .param("lowest", range == null ? null : range.lowest())
                .param("highest", range == null ? null : range.highest())
                .param("confirm", question.confirm())
                .update();
    }

    private List<Question> questions(UUID survey) {
        return database.sql("""
                        select * from survey_question where survey_id = ? order by position, id
                        """).param(survey).query(Surveys::question).list();
    }

    private Survey read(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Survey(
                id,
                null,
                new Survey.Details(
                        text(row, "name"),
                        text(row, "language"),
                        row.getObject("queue_id", UUID.class),
                        row.getBoolean("active"),
                        row.getInt("attempts"),
                        spoken(row, "invitation"),
                        spoken(row, "thanks"),
                        questions(id)));
    }

    private static Spoken spoken(ResultSet row, String part) throws SQLException {
        return new Spoken(text(row, part), row.getObject(part + "_prompt_id", UUID.class), null);
    }

    private static Question question(ResultSet row, int number) throws SQLException {
        Integer lowest = row.getObject("lowest", Integer.class);
        return new Question(
                row.getObject("id", UUID.class),
                Kind.valueOf(text(row, "kind")),
                new Spoken(text(row, "text"), row.getObject("prompt_id", UUID.class), null),
                answers(text(row, "answers")),
                lowest == null ? null : new Range(lowest, row.getInt("highest")),
                row.getBoolean("confirm"));
    }

    private static String lines(List<Answer> answers) {
        return answers.stream()
                .map(answer -> answer.key() + "=" + answer.meaning())
                .collect(Collectors.joining("\n"));
    }

    private static List<Answer> answers(String lines) {
        return Arrays.stream(lines.split("\n", -1))
                .filter(line -> !line.isEmpty())
                .map(line -> new Answer(line.substring(0, 1), line.substring(2)))
                .toList();
    }

    private static Changes changes(@Nullable Survey before, @Nullable Survey after) {
        return new Changes()
                .of("name", of(before, Survey::name), of(after, Survey::name))
                .of("language", detail(before, Survey.Details::language), detail(after, Survey.Details::language))
                .of("queue", of(before, Survey::queue), of(after, Survey::queue))
                .of("active", detail(before, Survey.Details::active), detail(after, Survey.Details::active))
                .of("attempts", detail(before, Survey.Details::attempts), detail(after, Survey.Details::attempts))
                .of(
                        "invitation",
                        detail(before, details -> words(details.invitation())),
                        detail(after, details -> words(details.invitation())))
                .of(
                        "thanks",
                        detail(before, details -> words(details.thanks())),
                        detail(after, details -> words(details.thanks())))
                .of("questions", detail(before, Surveys::words), detail(after, Surveys::words));
    }

    private static <T> @Nullable T of(@Nullable Survey survey, Function<Survey, @Nullable T> part) {
        return survey == null ? null : part.apply(survey);
    }

    private static <T> @Nullable T detail(@Nullable Survey survey, Function<Survey.Details, @Nullable T> part) {
        return survey == null ? null : part.apply(survey.details());
    }

    private static String words(Spoken spoken) {
        return spoken.prompt() == null ? spoken.text() : spoken.prompt();
    }

    private static String words(Survey.Details details) {
        return details.questions().stream()
                .map(question -> words(question.spoken())
                        + (question.kind() == Kind.CLOSED
                                ? " (" + lines(question.answers()).replace("\n", ", ") + ")"
                                : range(question.range()))
                        + (question.confirm() ? " ✓" : ""))
                .collect(Collectors.joining(" / "));
    }

    private static String range(@Nullable Range range) {
        return range == null ? "" : " (" + range.lowest() + "-" + range.highest() + ")";
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
