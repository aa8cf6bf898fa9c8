package nl.balie.recordings;

import java.util.List;
import java.util.UUID;
import nl.balie.audit.Journal;
import nl.balie.database.Tenancy;
import nl.balie.queues.Queues;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an administrator sets about recording (requirement 2.7.3), and what callers chose. Within {@link Tenancy}. */
@Component
public class RecordingRules {
    private final JdbcClient database;
    private final Queues queues;
    private final Journal journal;
    private final Tenancy tenancy;

    RecordingRules(JdbcClient database, Queues queues, Journal journal, Tenancy tenancy) {
        this.database = database;
        this.queues = queues;
        this.journal = journal;
        this.tenancy = tenancy;
    }

    /**
     * What is set.
     *
     * @param central whether calls are recorded whose callers were asked and did not refuse
     * @param alsoOnHold whether what a customer says on hold is kept
     * @param keepDays after which a recording is erased
     * @param exceptQueues those whose calls are not recorded centrally
     */
    public record Rule(boolean central, boolean alsoOnHold, int keepDays, List<UUID> exceptQueues) {
        public Rule {
            exceptQueues = List.copyOf(exceptQueues);
        }
    }

    /** What was chosen by the caller of a contact. */
    public enum Choice {
        /** Nobody asked him. */
        NOT_ASKED,
        ALLOWED,
        REFUSED
    }

    /** What is set; nothing is recorded as long as nobody has set it. */
    public Rule current() {
        List<UUID> except = database.sql("select queue_id from unrecorded_queue order by queue_id")
                .query(UUID.class)
                .list();
        return database.sql("select central, also_on_hold, keep_days from recording_rule")
                .query((row, _) -> new Rule(row.getBoolean(1), row.getBoolean(2), row.getInt(3), except))
                .optional()
                .orElse(new Rule(false, false, 30, except));
    }

    /** Changes it for calls from now on; the audit log says by whom. */
    public void change(Rule rule) {
        Rule before = current();
        database.sql("""
            insert into recording_rule (organisation_id, central, also_on_hold, keep_days) values (?, ?, ?, ?)
            on conflict (organisation_id) do update set central = excluded.central,
                also_on_hold = excluded.also_on_hold, keep_days = excluded.keep_days
            """)
                .params(tenancy.current(), rule.central(), rule.alsoOnHold(), rule.keepDays())
                .update();
        database.sql("delete from unrecorded_queue").update();
        rule.exceptQueues()
                .forEach(queue -> database.sql("insert into unrecorded_queue (organisation_id, queue_id) values (?, ?)")
                        .params(tenancy.current(), queue)
                        .update());
        journal.changed("recording-rule", "", audited(before), audited(rule));
    }

    /** As the audit log shows it. */
    private record Audited(boolean central, boolean alsoOnHold, int keepDays, List<String> exceptQueues) {}

    private Audited audited(Rule rule) {
        var names = queues.names();
        return new Audited(
                rule.central(),
                rule.alsoOnHold(),
                rule.keepDays(),
                rule.exceptQueues().stream()
                        .map(queue -> names.getOrDefault(queue, ""))
                        .sorted()
                        .toList());
    }

    /** Keeps what the caller of this contact chose; the first choice counts. */
    public void chose(UUID contact, boolean refused) {
        database.sql("insert into recording_choice (organisation_id, contact_id, refused) values (?, ?, ?)"
                        + " on conflict do nothing")
                .params(tenancy.current(), contact, refused)
                .update();
    }

    /** What the caller of this contact chose. */
    public Choice choice(UUID contact) {
        return database.sql("select refused from recording_choice where contact_id = ?")
                .param(contact)
                .query(Boolean.class)
                .optional()
                .map(refused -> refused ? Choice.REFUSED : Choice.ALLOWED)
                .orElse(Choice.NOT_ASKED);
    }

    /** Whether the conversation of this contact, from this queue, is recorded by itself. */
    public boolean records(UUID contact, String queue) {
        return mayRecord(queue) && choice(contact) == Choice.ALLOWED;
    }

    /**
     * Whether conversations are recorded, as far as their callers allow it.
     *
     * @param queue from which they come; null when that is not known
     */
    public boolean mayRecord(@Nullable String queue) {
        Rule rule = current();
        return rule.central()
                && (queue == null
                        || queues.byName(queue)
                                .filter(found -> rule.exceptQueues().contains(found.id()))
                                .isEmpty());
    }
}
