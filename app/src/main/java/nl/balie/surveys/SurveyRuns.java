package nl.balie.surveys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.balie.database.Tenancy;
import nl.balie.surveys.SurveyRun.Given;
import nl.balie.surveys.SurveyRun.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was invited to a survey, and what he answered (requirement 2.8.10). Call its operations within {@link Tenancy}. */
@Component
public class SurveyRuns {
    private static final String SELECT = """
            select r.id, r.survey_id, s.name as survey, r.contact_id, r.offered_at, r.started_at, r.completed_at,
                c.queue_name, c.agent_name,
                case when not r.accepted then 'DECLINED'
                    when r.completed_at is not null then 'COMPLETED'
                    when r.started_at is not null then case when c.ended_at is null then 'STARTED' else 'BROKEN_OFF' end
                    when c.ended_at is null then 'ACCEPTED' else 'NOT_STARTED' end as state
            from survey_run r join survey s on s.id = r.survey_id join contact c on c.id = r.contact_id
            """;
    private static final String SEARCHED = """
            where (:survey::uuid is null or r.survey_id = :survey) and (:from::timestamptz is null or r.offered_at >= :from)
                and (:until::timestamptz is null or r.offered_at < :until)
            """;

    private final JdbcClient database;
    private final Tenancy tenancy;
    private final Clock clock;

    SurveyRuns(JdbcClient database, Tenancy tenancy, Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Keeps that the customer of this contact was invited; once.
     *
     * @param accepted whether he takes part
     * @return the run's id
     */
    public UUID offered(UUID survey, UUID contact, boolean accepted) {
        return database.sql("insert into survey_run (organisation_id, survey_id, contact_id, offered_at, accepted)"
                        + " values (?, ?, ?, ?, ?) on conflict (contact_id) do update set survey_id = survey_run.survey_id"
                        + " returning id")
                .params(tenancy.current(), survey, contact, now(), accepted)
                .query(UUID.class)
                .single();
    }

    /** The run of this contact. */
    public Optional<SurveyRun> of(UUID contact) {
        return withAnswers(database.sql(SELECT + "where r.contact_id = ?")
                        .param(contact)
                        .query(SurveyRuns::read)
                        .list())
                .stream()
                .findFirst();
    }

    /** The first question is being asked. */
    public void started(UUID run) {
        database.sql("update survey_run set started_at = coalesce(started_at, ?) where id = ?")
                .params(now(), run)
                .update();
    }

    /**
     * Keeps the answer to a question, or that there was none that counts.
     *
     * @param position of the question in its survey
     * @return false when there is an answer to it already
     */
    public boolean answered(UUID run, int position, Given given) {
        return database.sql("insert into survey_answer (organisation_id, run_id, question_id, position, kind, question,"
                                + " value, meaning, confirmed, attempts, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict do nothing")
                        .params(
                                tenancy.current(),
                                run,
                                given.questionId(),
                                position,
                                given.kind().name(),
                                given.question(),
                                given.value(),
                                given.meaning(),
                                given.confirmed(),
                                given.attempts(),
                                given.at().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** Every question was asked. */
    public void completed(UUID run) {
        database.sql("update survey_run set completed_at = coalesce(completed_at, ?) where id = ?")
                .params(now(), run)
                .update();
    }

    /** How many there are. */
    public long count(SurveySearch search) {
        return searched("select count(*) from survey_run r ", search, "")
                .query(Long.class)
                .single();
    }

    /**
     * Runs with their answers, newest first.
     *
     * @param page from 1
     */
    public List<SurveyRun> list(SurveySearch search, int page, int pageSize) {
        return withAnswers(searched(SELECT, search, "order by r.offered_at desc, r.id desc limit :limit offset :offset")
                .param("limit", pageSize)
                .param("offset", (long) (page - 1) * pageSize)
                .query(SurveyRuns::read)
                .list());
    }

    /** What came of them. */
    public SurveyResults results(SurveySearch search) {
        return SurveyResults.of(states(search), answers(search));
    }

    private Map<State, Long> states(SurveySearch search) {
        Map<State, Long> counts = new HashMap<>();
        searched("select state, count(*) as runs from (" + SELECT, search, ") as runs group by state")
                .query(row -> {
                    counts.put(State.valueOf(row.getString("state")), row.getLong("runs"));
                });
        return counts;
    }

    /** In the order of the questions; a question that was changed meanwhile stands there twice. */
    private List<AnswerCount> answers(SurveySearch search) {
        return searched("""
                        select a.question_id, a.kind, a.question, a.value, a.meaning, count(*) as times
                        from survey_answer a join survey_run r on r.id = a.run_id
                        """, search, """
                        group by a.question_id, a.kind, a.question, a.value, a.meaning
                        order by min(a.position), a.question, a.question_id, length(a.value), a.value
                        """).query(AnswerCount.class).list();
    }

    /**
     * How often an answer was given.
     *
     * @param value null: there was no answer that counts
     */
    record AnswerCount(
            UUID questionId,
            Question.Kind kind,
            String question,
            @Nullable String value,
            @Nullable String meaning,
            long times) {}

    private JdbcClient.StatementSpec searched(String select, SurveySearch search, String after) {
        return database.sql(select + SEARCHED + after)
                .param("survey", search.survey(), Types.OTHER)
                .param("from", utc(search.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("until", utc(search.until()), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private List<SurveyRun> withAnswers(List<SurveyRun> runs) {
        if (runs.isEmpty()) {
            return runs;
        }
        Map<UUID, List<Given>> answers = new HashMap<>();
        database.sql("select * from survey_answer where run_id in (:runs) order by position, at")
                .param("runs", runs.stream().map(SurveyRun::id).toList())
                .query(row -> {
                    answers.computeIfAbsent(row.getObject("run_id", UUID.class), _ -> new ArrayList<>())
                            .add(given(row));
                });
        return runs.stream()
                .map(run -> new SurveyRun(
                        run.id(),
                        run.surveyId(),
                        run.survey(),
                        run.contactId(),
                        run.offeredAt(),
                        run.startedAt(),
                        run.completedAt(),
                        run.state(),
                        run.queue(),
                        run.agent(),
                        answers.getOrDefault(run.id(), List.of())))
                .toList();
    }

    private static SurveyRun read(ResultSet row, int number) throws SQLException {
        return new SurveyRun(
                row.getObject("id", UUID.class),
                row.getObject("survey_id", UUID.class),
                text(row, "survey"),
                row.getObject("contact_id", UUID.class),
                Objects.requireNonNull(instant(row, "offered_at")),
                instant(row, "started_at"),
                instant(row, "completed_at"),
                State.valueOf(text(row, "state")),
                row.getString("queue_name"),
                row.getString("agent_name"),
                List.of());
    }

    private static Given given(ResultSet row) throws SQLException {
        return new Given(
                row.getObject("question_id", UUID.class),
                Question.Kind.valueOf(text(row, "kind")),
                text(row, "question"),
                row.getString("value"),
                row.getString("meaning"),
                row.getObject("confirmed", Boolean.class),
                row.getInt("attempts"),
                Objects.requireNonNull(instant(row, "at")));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
