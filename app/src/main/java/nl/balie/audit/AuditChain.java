package nl.balie.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The chain of each organisation's audit log (BIO2 8.15). Entries become links a moment after they were committed, so that nobody
 * who writes one waits for anybody else who does. Call its operations within {@link Tenancy}.
 */
@Component
public class AuditChain {
    /** No work takes so long before it is committed with its entry. */
    private static final Duration LATEST = Duration.ofHours(1);

    private static final int BATCH = 1_000;

    private static final String ENTRY =
            "e.id, e.at, e.actor, e.origin, e.action, e.object, e.result, e.details::text as details";

    private static final String LINKED = "select l.number, l.hash, l.event_id, l.event_at, " + ENTRY + """
             from audit_link l left join audit_event e
                 on e.organisation_id = l.organisation_id and e.at = l.event_at and e.id = l.event_id
             where l.number > ? order by l.number limit ?
            """;

    private final JdbcClient database;
    private final Tenancy tenancy;

    AuditChain(JdbcClient database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    /**
     * What came of looking at the whole chain.
     *
     * @param links how many fit
     * @param broken the first that does not: its entry was changed or is gone, or a link before it is; empty when all fit
     * @param loose entries that are no link and should be by now: they were put in past the chain
     */
    public record Verified(long links, Optional<Broken> broken, long loose) {
        /** Whether the log is what was written. */
        public boolean isWhole() {
            return broken.isEmpty() && loose == 0;
        }
    }

    /** Where the chain breaks. */
    public record Broken(long number, Instant at) {}

    /**
     * Adds what was committed since.
     *
     * @return how many entries became links; when somebody else is at it, none
     */
    int grow() {
        boolean mine = database.sql("select pg_try_advisory_xact_lock(hashtext('audit-chain'), hashtext(?))")
                .param(tenancy.current())
                .query(Boolean.class)
                .single();
        if (!mine) {
            return 0;
        }
        Last last = database.sql("select number, hash, event_at from audit_link order by number desc limit 1")
                .query((row, _) -> new Last(row.getLong("number"), row.getBytes("hash"), at(row, "event_at")))
                .optional()
                .orElse(new Last(0, AuditLink.BEGINNING, null));
        List<AuditLink> added = database.sql("select 0 as number, null::bytea as hash, " + ENTRY + """
                         from audit_event e
                         where e.at >= coalesce(:since, '-infinity'::timestamptz)
                             and not exists (select from audit_link l where l.event_id = e.id)
                         order by e.id limit :batch
                        """)
                .param("since", last.at == null ? null : timestamp(last.at.minus(LATEST)))
                .param("batch", BATCH)
                .query((row, index) -> link(row, last.number + 1 + index))
                .list();
        byte[] hash = last.hash;
        for (AuditLink entry : added) {
            AuditLink link = entry.after(hash);
            database.sql(
                            "insert into audit_link (organisation_id, number, event_id, event_at, hash) values (?, ?, ?, ?, ?)")
                    .params(tenancy.current(), link.number(), link.id(), timestamp(link.at()), link.hash())
                    .update();
            hash = link.hash();
        }
        return added.size();
    }

    private record Last(long number, byte[] hash, @Nullable Instant at) {}

    /** The links after this number, in order, as many as are handled at once; those whose entry is gone are left out. */
    List<AuditLink> after(long number) {
        return database
                .sql(LINKED)
                .params(number, BATCH)
                .query((row, _) -> row.getString("action") == null ? null : link(row, row.getLong("number")))
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /** Looks at every link from the first on. */
    public Verified verify() {
        byte[] hash = AuditLink.BEGINNING;
        long number = 0;
        while (true) {
            List<Found> found = database.sql(LINKED)
                    .params(number, BATCH)
                    .query((row, _) -> new Found(
                            row.getLong("number"),
                            at(row, "event_at"),
                            row.getString("action") == null ? null : link(row, row.getLong("number"))))
                    .list();
            for (Found each : found) {
                AuditLink link = each.link;
                if (each.number != number + 1 || link == null || !link.fits(hash)) {
                    return new Verified(number, Optional.of(new Broken(number + 1, each.at)), 0);
                }
                hash = link.hash();
                number = each.number;
            }
            if (found.isEmpty()) {
                return new Verified(number, Optional.empty(), loose());
            }
        }
    }

    private record Found(long number, Instant at, @Nullable AuditLink link) {}

    /** Of a moment ago and longer; what was written since is not a link yet. */
    private long loose() {
        return database.sql("""
                        select count(*) from audit_event e
                        where e.at < now() - interval '1 minute'
                            and not exists (select from audit_link l where l.event_id = e.id)
                        """).query(Long.class).single();
    }

    private static AuditLink link(ResultSet row, long number) throws SQLException {
        byte[] hash = row.getBytes("hash");
        return new AuditLink(
                number,
                row.getLong("id"),
                at(row, "at"),
                row.getString("actor"),
                row.getString("origin"),
                row.getString("action"),
                row.getString("object"),
                row.getString("result"),
                row.getString("details"),
                hash == null ? AuditLink.BEGINNING : hash);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime timestamp(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
