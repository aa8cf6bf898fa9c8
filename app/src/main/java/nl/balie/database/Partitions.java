package nl.balie.database;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps a partition ready for this month and the next two, for every append-only table of events. A month is one in UTC
 * of column {@code at}. What came in without a partition of its own is moved out of the default one.
 */
final class Partitions {
    /** Partitioned by range of {@code at}, with a default partition; those that do not exist are passed over. */
    static final List<String> TABLES = List.of("contact_event", "agent_event", "audit_event");

    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
    private static final int MONTHS_AHEAD = 2;

    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final String appRole;
    private final Clock clock;

    Partitions(DataSource owner, String appRole, Clock clock) {
        this.owner = JdbcClient.create(owner);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(owner));
        this.appRole = appRole;
        this.clock = clock;
    }

    @Scheduled(cron = "0 10 3 * * *", zone = "UTC")
    void ensure() {
        YearMonth now = YearMonth.from(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        for (String table : TABLES) {
            for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
                YearMonth month = now.plusMonths(ahead);
                try {
                    transaction.executeWithoutResult(_ -> ensure(table, month));
                } catch (RuntimeException e) { // the default partition takes the events until this is mended
                    LOG.error("No partition of {} for {}", table, month, e);
                }
            }
        }
    }

    private void ensure(String table, YearMonth month) {
        String partition = "%s_%d_%02d".formatted(table, month.getYear(), month.getMonthValue());
        if (!exists(table) || exists(partition)) {
            return;
        }
        String from = month.atDay(1) + " 00:00:00+00";
        String until = month.plusMonths(1).atDay(1) + " 00:00:00+00";
        owner.sql("create table " + partition + " (like " + table + " including all excluding identity)")
                .update();
        List<String> defaults = owner.sql(
                        "select p.oid::regclass::text from pg_class p join pg_inherits on inhrelid = p.oid"
                                + " where inhparent = ?::regclass and pg_get_expr(p.relpartbound, p.oid) = 'DEFAULT'")
                .param(table)
                .query(String.class)
                .list();
        for (String stray : defaults) {
            String due = "%s where at >= '%s' and at < '%s'".formatted(stray, from, until);
            if (owner.sql("select exists (select 1 from " + due + ")")
                    .query(Boolean.class)
                    .single()) {
                // Facts are guarded by a trigger against being removed; here they only move.
                owner.sql("alter table " + stray + " disable trigger user").update();
                owner.sql("with moved as (delete from %s returning *) insert into %s select * from moved"
                                .formatted(due, partition))
                        .update();
                owner.sql("alter table " + stray + " enable trigger user").update();
            }
        }
        owner.sql("alter table %s attach partition %s for values from ('%s') to ('%s')"
                        .formatted(table, partition, from, until))
                .update();
        // Reading a partition directly would pass by the policies of its table.
        owner.sql("revoke all on " + partition + " from \"" + appRole.replace("\"", "\"\"") + "\"")
                .update();
    }

    private boolean exists(String table) {
        return owner.sql("select to_regclass(?) is not null")
                .param("public." + table)
                .query(Boolean.class)
                .single();
    }
}
