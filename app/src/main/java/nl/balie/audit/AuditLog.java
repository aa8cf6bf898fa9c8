package nl.balie.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Writes the audit log. Runs within {@code Tenancy.in(organisation, …)}, so that what was done and its entry are
 * committed together or not at all.
 */
@Component
public class AuditLog {
    /** The actor of work that nobody asked for at that moment. */
    public static final String SYSTEM = "systeem";

    private static final String OWN_MACHINE = "-";
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|wachtwoord|secret|token|ha1).*");

    private static final String SELECT = """
            select id, at, actor, origin, action, object, result, details from audit_event
            where (:actor::text is null or actor = :actor)
              and (:from::timestamptz is null or at >= :from)
              and (:until::timestamptz is null or at < :until)
            """;

    private static final Listed LISTED = new Listed(SELECT, "actor, object, details", "", "at desc, id desc");

    private final JdbcClient database;
    private final ObjectMapper json;
    private final Clock clock;

    AuditLog(JdbcClient database, ObjectMapper json, ObjectProvider<Clock> clock) {
        this.database = database;
        this.json = json;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /**
     * Records that something was done, by who is signed in (a user or an API client), otherwise by {@link #SYSTEM}.
     *
     * @param action thing and what was done: {@code queue.changed}; {@code audit.action.<action>} in the message files is
     *     what the reader sees
     * @param object what it was done to, in words that stay readable when it is gone
     * @param details what more is worth keeping, such as {@link Changes#asMap()}; no secrets and no content of contacts
     * @throws IllegalArgumentException when a detail's name says that it is a secret (BIO 8.15.02)
     */
    public void record(String action, String object, Map<String, ?> details) {
        recordBy(actor(), action, object, AuditResult.DONE, details);
    }

    /** As {@link #record}, when the actor is not signed in (yet), or it was refused. */
    public void recordBy(String actor, String action, String object, AuditResult result, Map<String, ?> details) {
        details.keySet().stream()
                .filter(name -> SECRET.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(name + " does not belong in the audit log");
                });
        database.sql("""
                        insert into audit_event (organisation_id, at, actor, origin, action, object, result, details)
                        values (current_setting('balie.organisation'), ?, ?, ?, ?, ?, ?, ?::jsonb)
                        """)
                .params(
                        Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                        actor,
                        origin(),
                        action,
                        object,
                        result.name(),
                        write(details))
                .update();
    }

    /**
     * Entries of the organisation, newest first.
     *
     * @param actor only this actor's, or null
     * @param from not before, or null
     * @param until before, or null
     * @param skip how many newer ones to pass over
     */
    public List<AuditEntry> find(
            @Nullable String actor, @Nullable Instant from, @Nullable Instant until, int skip, int limit) {
        return database.sql(SELECT + " order by at desc, id desc offset :skip limit :limit")
                .param("actor", actor)
                .param("from", from == null ? null : Timestamp.from(from))
                .param("until", until == null ? null : Timestamp.from(until))
                .param("skip", skip)
                .param("limit", limit)
                .query(this::entry)
                .list();
    }

    /**
     * A page of them, newest first.
     *
     * @param asked words are looked for in actor, object and details
     */
    public ListPage<AuditEntry> list(
            @Nullable String actor, @Nullable Instant from, @Nullable Instant until, ListQuery asked) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("actor", actor);
        parameters.put("from", from == null ? null : Timestamp.from(from));
        parameters.put("until", until == null ? null : Timestamp.from(until));
        return LISTED.page(
                database, asked, parameters, found -> found.query(this::entry).list());
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("origin"),
                row.getString("action"),
                row.getString("object"),
                AuditResult.valueOf(row.getString("result")),
                read(row.getString("details")));
    }

    /** Who does what happens now: the signed-in user or API client, otherwise {@link #SYSTEM}. */
    public static String actor() {
        var known = SecurityContextHolder.getContext().getAuthentication();
        return known == null || known instanceof AnonymousAuthenticationToken ? SYSTEM : known.getName();
    }

    private static String origin() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : OWN_MACHINE;
    }

    private String write(Map<String, ?> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("These details cannot be kept", e);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> read(String details) {
        try {
            return json.readValue(details, Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The audit log has details that are no JSON", e);
        }
    }
}
