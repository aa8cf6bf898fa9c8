package nl.balie.lookups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.balie.audit.AuditLog;
import nl.balie.audit.Changes;
import nl.balie.channels.lookup.Source;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.database.Tenancy;
import nl.balie.lookups.LookUpSource.Details;
import nl.balie.lookups.LookUpSource.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sources of an organisation. Call its operations within {@link Tenancy}. */
@Component
public class LookUpSources {
    private static final Listed LISTED = Listed.byName("select * from lookup_source", "name, address");

    private final JdbcClient database;
    private final Tenancy tenancy;
    private final AuditLog audit;
    private final Secrets secrets;

    LookUpSources(JdbcClient database, Tenancy tenancy, AuditLog audit, Secrets secrets) {
        this.database = database;
        this.tenancy = tenancy;
        this.audit = audit;
        this.secrets = secrets;
    }

    /** All of them, by name. */
    public List<LookUpSource> all() {
        return database.sql("select * from lookup_source order by " + Listed.BY_NAME + ", id")
                .query(LookUpSources::read)
                .list();
    }

    /** A page of them, by name, looked up by name and address. */
    public ListPage<LookUpSource> list(ListQuery asked) {
        return LISTED.page(
                database,
                asked,
                Map.of(),
                found -> found.query(LookUpSources::read).list());
    }

    /** The source, when it is one of this organisation. */
    public Optional<LookUpSource> find(UUID id) {
        return database.sql("select * from lookup_source where id = ?")
                .param(id)
                .query(LookUpSources::read)
                .optional();
    }

    /**
     * One by its name.
     *
     * @param source ready to be asked; throws when its secret cannot be read
     */
    record Named(UUID id, Supplier<Source> source) {}

    /** What a callflow calls so. */
    Optional<Named> named(String name) {
        return database.sql("select * from lookup_source where lower(name) = lower(?)")
                .param(name)
                .query((row, number) -> {
                    byte[] secret = row.getBytes("secret");
                    LookUpSource found = read(row, number);
                    return new Named(
                            found.id(),
                            () -> source(found.details(), secret == null ? null : secrets.decrypted(secret)));
                })
                .optional();
    }

    /** A source as it is asked. */
    Source source(Details details, @Nullable String secret) {
        Duration timeout = Duration.ofMillis(details.timeoutMillis());
        String user = details.username().isEmpty() ? null : details.username();
        return switch (details.kind()) {
            case HTTP -> new Source.Http(details.address(), user, secret, timeout);
            case SQL -> new Source.Sql(details.address(), user, secret, details.query(), timeout);
        };
    }

    /**
     * Adds one, or changes the one with this id.
     *
     * @param secret null to leave it as it is
     * @return false when another has this name
     */
    public boolean save(@Nullable UUID id, Details details, @Nullable String secret) {
        boolean taken = database.sql(
                        "select exists (select from lookup_source where lower(name) = lower(:name) and id is distinct from :id)")
                .param("name", details.name())
                .param("id", id, Types.OTHER)
                .query(Boolean.class)
                .single();
        if (taken) {
            return false;
        }
        Optional<LookUpSource> before = id == null ? Optional.empty() : find(id);
        database.sql("""
                        insert into lookup_source (id, organisation_id, name, kind, address, query, username, secret, timeout_ms)
                        values (coalesce(:id, uuidv7()), :organisation, :name, :kind, :address, :query, :username, :secret, :timeout)
                        on conflict (id) do update set name = :name, kind = :kind, address = :address, query = :query,
                            username = :username, secret = coalesce(:secret, lookup_source.secret), timeout_ms = :timeout
                        """)
                .param("id", id, Types.OTHER)
                .param("organisation", tenancy.current())
                .param("name", details.name())
                .param("kind", details.kind().name())
                .param("address", details.address())
                .param("query", details.query())
                .param("username", details.username())
                .param("secret", secret == null ? null : secrets.encrypted(secret), Types.BINARY)
                .param("timeout", details.timeoutMillis())
                .update();
        Changes changes = changes(before.map(LookUpSource::details).orElse(null), details);
        if (secret != null) {
            changes.of("credentials", "", "•••");
        }
        if (!changes.isEmpty()) {
            audit.record(
                    before.isPresent() ? "look-up-source-changed" : "look-up-source-added",
                    details.name(),
                    changes.asMap());
        }
        return true;
    }

    /** Removes one; callflows that name it get no answer from then on. */
    public void remove(LookUpSource source) {
        database.sql("delete from lookup_source where id = ?")
                .param(source.id())
                .update();
        audit.record(
                "look-up-source-removed",
                source.name(),
                changes(source.details(), null).asMap());
    }

    private static Changes changes(@Nullable Details before, @Nullable Details after) {
        return new Changes()
                .of("name", before == null ? null : before.name(), after == null ? null : after.name())
                .of("kind", before == null ? null : before.kind(), after == null ? null : after.kind())
                .of("address", before == null ? null : before.address(), after == null ? null : after.address())
                .of("query", before == null ? null : before.query(), after == null ? null : after.query())
                .of("username", before == null ? null : before.username(), after == null ? null : after.username())
                .of(
                        "timeout",
                        before == null ? null : before.timeoutMillis(),
                        after == null ? null : after.timeoutMillis());
    }

    private static LookUpSource read(ResultSet row, int number) throws SQLException {
        return new LookUpSource(
                row.getObject("id", UUID.class),
                new Details(
                        text(row, "name"),
                        Kind.valueOf(text(row, "kind")),
                        text(row, "address"),
                        text(row, "query"),
                        text(row, "username"),
                        row.getInt("timeout_ms")),
                row.getBytes("secret") != null);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
