package nl.balie.treatment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.balie.audit.AuditLog;
import nl.balie.audit.Changes;
import nl.balie.database.Tenancy;
import nl.balie.prompts.PromptNames;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.treatment.Elsewhere.Destination;
import nl.balie.treatment.Treatment.Full;
import nl.balie.treatment.Treatment.LongWait;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the queues of an organisation treat their callers. Call its operations within {@link Tenancy}. */
@Component
public class Treatments {
    /** How long hundreds who wait may go by what was looked up. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final JdbcClient database;
    private final Queues queues;
    private final PromptNames prompts;
    private final Tenancy tenancy;
    private final AuditLog audit;
    private final Map<UUID, LookedUp> lookedUp = new ConcurrentHashMap<>();

    /** @param at nanoseconds, before it was looked up */
    private record LookedUp(long at, Treatment treatment) {}

    Treatments(JdbcClient database, Queues queues, PromptNames prompts, Tenancy tenancy, AuditLog audit) {
        this.database = database;
        this.queues = queues;
        this.prompts = prompts;
        this.tenancy = tenancy;
        this.audit = audit;
    }

    /** The treatment of this queue; {@link Treatment#NONE} when nothing was chosen. */
    public Treatment of(UUID queue) {
        return database.sql("select * from queue_treatment where queue_id = ?")
                .param(queue)
                .query(Treatments::treatment)
                .optional()
                .map(kept -> withWords(kept, messages(queue)))
                .orElse(Treatment.NONE);
    }

    /** As {@link #of}, as it was at most a second ago; opens the organisation's tenancy itself, once a second at most. */
    public Treatment recent(String organisation, UUID queue) {
        LookedUp known = lookedUp.get(queue);
        long now = System.nanoTime();
        if (known != null && now - known.at < FRESH.toNanos()) {
            return known.treatment;
        }
        Treatment treatment = tenancy.read(organisation, () -> of(queue));
        lookedUp.put(queue, new LookedUp(now, treatment));
        return treatment;
    }

    /** Keeps what an administrator chose; queues and prompts in it are of this organisation. */
    public void keep(Queue queue, Treatment treatment) {
        Treatment before = of(queue.id());
        Full full = treatment.full();
        LongWait longWait = treatment.longWait();
        Elsewhere fullTo = full == null ? Elsewhere.WAIT : full.elsewhere();
        Elsewhere longTo = longWait == null ? Elsewhere.WAIT : longWait.elsewhere();
        database.sql("delete from queue_treatment where queue_id = ?")
                .param(queue.id())
                .update();
        database.sql("delete from queue_announcement where queue_id = ?")
                .param(queue.id())
                .update();
        database.sql("""
                        insert into queue_treatment (organisation_id, queue_id, announce_every, announce_position, announce_expected,
                            full_at, full_message, full_destination, full_queue_id, full_number,
                            long_after, long_message, long_destination, long_queue_id, long_number,
                            callback_attempts, callback_pause, message_email, message_days)
                        values (:organisation, :queue, :every, :position, :expected,
                            :fullAt, :fullMessage, :fullTo, :fullQueue, :fullNumber,
                            :longAfter, :longMessage, :longTo, :longQueue, :longNumber, :attempts, :pause, :email, :days)
                        """)
                .param("organisation", tenancy.current())
                .param("queue", queue.id())
                .param("every", treatment.announceEvery())
                .param("position", treatment.position())
                .param("expected", treatment.expected())
                .param("fullAt", full == null ? null : full.from())
                .param("fullMessage", full == null ? "" : full.message())
                .param("fullTo", fullTo.destination().name())
                .param("fullQueue", fullTo.queueId())
                .param("fullNumber", fullTo.number())
                .param("longAfter", longWait == null ? null : longWait.after())
                .param("longMessage", longWait == null ? "" : longWait.message())
                .param("longTo", longTo.destination().name())
                .param("longQueue", longTo.queueId())
                .param("longNumber", longTo.number())
                .param("attempts", treatment.callbacks().attempts())
                .param("pause", treatment.callbacks().pauseMinutes())
                .param("email", treatment.callbacks().email())
                .param("days", treatment.callbacks().keepDays())
                .update();
        treatment.messages().forEach(message -> add(queue, message));
        tenancy.afterCommit(() -> lookedUp.remove(queue.id()));
        Changes changes = new Changes()
                .of("announceEvery", before.announceEvery(), treatment.announceEvery())
                .of("position", before.position(), treatment.position())
                .of("expected", before.expected(), treatment.expected())
                .of("fullFrom", of(before.full(), Full::from), of(treatment.full(), Full::from))
                .of("fullMessage", of(before.full(), Full::message), of(treatment.full(), Full::message))
                .of("fullDestination", destination(before.full()), destination(treatment.full()))
                .of("fullTo", of(before.full(), Treatments::to), of(treatment.full(), Treatments::to))
                .of("longAfter", of(before.longWait(), LongWait::after), of(treatment.longWait(), LongWait::after))
                .of(
                        "longMessage",
                        of(before.longWait(), LongWait::message),
                        of(treatment.longWait(), LongWait::message))
                .of("longDestination", destination(before.longWait()), destination(treatment.longWait()))
                .of("longTo", of(before.longWait(), Treatments::to), of(treatment.longWait(), Treatments::to))
                .of(
                        "callbackAttempts",
                        before.callbacks().attempts(),
                        treatment.callbacks().attempts())
                .of(
                        "callbackPause",
                        before.callbacks().pauseMinutes(),
                        treatment.callbacks().pauseMinutes())
                .of(
                        "messagesTo",
                        before.callbacks().email(),
                        treatment.callbacks().email())
                .of(
                        "messagesKept",
                        before.callbacks().keepDays(),
                        treatment.callbacks().keepDays())
                .of("messages", words(before.messages()), words(treatment.messages()));
        if (!changes.isEmpty()) {
            audit.record("queue-treatment-changed", queue.name(), changes.asMap());
        }
    }

    private void add(Queue queue, WaitingMessage message) {
        database.sql("insert into queue_announcement (organisation_id, queue_id, after_seconds, every_seconds, text,"
                        + " prompt_id) values (?, ?, ?, ?, ?, ?)")
                .params(
                        tenancy.current(),
                        queue.id(),
                        message.after(),
                        message.every(),
                        message.text(),
                        message.promptId())
                .update();
    }

    /** With the names of its queues and prompts as they are now. */
    private Treatment withWords(Treatment kept, List<WaitingMessage> messages) {
        Full full = kept.full();
        LongWait longWait = kept.longWait();
        Map<UUID, String> names = queues.names(Stream.of(
                        full == null ? null : full.elsewhere().queueId(),
                        longWait == null ? null : longWait.elsewhere().queueId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<UUID, String> said = prompts.of(messages.stream().map(WaitingMessage::promptId));
        return new Treatment(
                kept.announceEvery(),
                kept.position(),
                kept.expected(),
                full == null
                        ? null
                        : new Full(full.from(), full.message(), full.elsewhere().named(names)),
                longWait == null
                        ? null
                        : new LongWait(
                                longWait.after(),
                                longWait.message(),
                                longWait.elsewhere().named(names)),
                kept.callbacks(),
                messages.stream().map(message -> message.named(said)).toList());
    }

    private List<WaitingMessage> messages(UUID queue) {
        return database.sql("""
                        select after_seconds as after, every_seconds as every, text, prompt_id as promptId, null as prompt
                        from queue_announcement where queue_id = ? order by after_seconds, id
                        """).param(queue).query(WaitingMessage.class).list();
    }

    private static Treatment treatment(ResultSet row, int number) throws SQLException {
        Integer fullAt = row.getObject("full_at", Integer.class);
        Integer longAfter = row.getObject("long_after", Integer.class);
        return new Treatment(
                row.getObject("announce_every", Integer.class),
                row.getBoolean("announce_position"),
                row.getBoolean("announce_expected"),
                fullAt == null ? null : new Full(fullAt, text(row, "full_message"), elsewhere(row, "full")),
                longAfter == null ? null : new LongWait(longAfter, text(row, "long_message"), elsewhere(row, "long")),
                new Treatment.Callbacks(
                        row.getInt("callback_attempts"),
                        row.getInt("callback_pause"),
                        text(row, "message_email"),
                        row.getInt("message_days")),
                List.of());
    }

    private static Elsewhere elsewhere(ResultSet row, String part) throws SQLException {
        return new Elsewhere(
                Destination.valueOf(text(row, part + "_destination")),
                row.getObject(part + "_queue_id", UUID.class),
                null,
                row.getString(part + "_number"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static <P, T> @Nullable T of(@Nullable P part, Function<P, @Nullable T> value) {
        return part == null ? null : value.apply(part);
    }

    private static @Nullable Destination destination(@Nullable Full full) {
        return full == null ? null : full.elsewhere().destination();
    }

    private static @Nullable Destination destination(@Nullable LongWait longWait) {
        return longWait == null ? null : longWait.elsewhere().destination();
    }

    private static @Nullable String to(Full full) {
        return to(full.elsewhere());
    }

    private static @Nullable String to(LongWait longWait) {
        return to(longWait.elsewhere());
    }

    private static @Nullable String to(Elsewhere elsewhere) {
        return elsewhere.queue() == null ? elsewhere.number() : elsewhere.queue();
    }

    private static @Nullable String words(List<WaitingMessage> messages) {
        return messages.isEmpty()
                ? null
                : messages.stream()
                        .map(message -> message.after() + (message.every() == null ? "" : " + " + message.every())
                                + " s: " + (message.prompt() == null ? message.text() : message.prompt()))
                        .collect(Collectors.joining(" / "));
    }
}
