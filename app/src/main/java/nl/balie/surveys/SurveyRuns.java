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
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contacts;
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
            select r.id, r.survey_id, s.name as survey, r.contact_id, r.offered_at, r.accepted, r.started_at, r.completed_at
            from survey_run r join survey s on s.id = r.survey_id
            """;
    private static final String SEARCHED = """
            where (:survey::uuid is null or r.survey_id = :survey) and (:from::timestamptz is null or r.offered_at >= :from)
                and (:until::timestamptz is null or r.offered_at < :until)
            """;

    private final JdbcClient database;
    private final Contacts contacts;
    private final Tenancy tenancy;
    private final Clock clock;

    SurveyRuns(JdbcClient database, Contacts contacts, Tenancy tenancy, Clock clock) {
        this.database = database;
        this.contacts = contacts;
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
        return withAnswers(runs(database.sql(SELECT + "where r.contact_id = ?").param(contact))).stream()
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
        return withAnswers(
                runs(searched(SELECT, search, "order by r.offered_at desc, r.id desc limit :limit offset :offset")
                        .param("limit", pageSize)
                        .param("offset", (long) (page - 1) * pageSize)));
    }

    /** What came of them. */
    public SurveyResults results(SurveySearch search) {
        return SurveyResults.of(states(search), answers(search));
    }

    private Map<State, Long> states(SurveySearch search) {
        List<Kept> underWay = searched(SELECT, search, "and r.accepted and r.completed_at is null")
                .query(SurveyRuns::read)
                .list();
        Set<UUID> open = contacts.open(underWay.stream().map(Kept::contact).toList());
        Map<State, Long> counts = new HashMap<>(underWay.stream()
                .collect(Collectors.groupingBy(run -> run.state(open.contains(run.contact)), Collectors.counting())));
        searched(
                        "select case when r.accepted then 'COMPLETED' else 'DECLINED' end as state, count(*) as runs"
                                + " from survey_run r ",
                        search,
                        "and (not r.accepted or r.completed_at is not null) group by 1")
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

    /** With what their contacts tell. */
    private List<SurveyRun> runs(JdbcClient.StatementSpec statement) {
        List<Kept> kept = statement.query(SurveyRuns::read).list();
        Map<UUID, Contact> of = contacts.all(kept.stream().map(Kept::contact).toList()).stream()
                .collect(Collectors.toMap(Contact::id, Function.identity()));
        return kept.stream()
                .map(run -> run.with(Objects.requireNonNull(of.get(run.contact))))
                .toList();
    }

    private record Kept(
            UUID id,
            UUID surveyId,
            String survey,
            UUID contact,
            Instant offeredAt,
            boolean accepted,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt) {
        State state(boolean open) {
            if (!accepted) {
                return State.DECLINED;
            }
            if (completedAt != null) {
                return State.COMPLETED;
            }
            if (startedAt != null) {
                return open ? State.STARTED : State.BROKEN_OFF;
            }
            return open ? State.ACCEPTED : State.NOT_STARTED;
        }

        SurveyRun with(Contact of) {
            return new SurveyRun(
                    id,
                    surveyId,
                    survey,
                    contact,
                    offeredAt,
                    startedAt,
                    completedAt,
                    state(of.endedAt() == null),
                    of.queue(),
                    of.agent(),
                    List.of());
        }
    }

    private static Kept read(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getObject("survey_id", UUID.class),
                text(row, "survey"),
                row.getObject("contact_id", UUID.class),
                Objects.requireNonNull(instant(row, "offered_at")),
                row.getBoolean("accepted"),
                instant(row, "started_at"),
                instant(row, "completed_at"));
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
