package nl.balie.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tokens for the REST interface in the database, within {@code Tenancy.in(organisation, …)}. */
@Component
public class TokenStore {
    private static final String SELECT = "select id, name, created_at, created_by, last_used_at from api_token ";
    private static final Listed LISTED = Listed.byName(SELECT, "name");

    private final JdbcClient database;
    private final Clock clock;

    TokenStore(JdbcClient database, ObjectProvider<Clock> clock) {
        this.database = database;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** Every token of the organisation, by name. */
    public List<ApiToken> all() {
        return database.sql(SELECT + "order by " + Listed.BY_NAME + ", id")
                .query(TokenStore::token)
                .list();
    }

    /** A page of them, in the same order. */
    public ListPage<ApiToken> list(ListQuery asked) {
        return LISTED.page(
                database,
                asked,
                Map.of(),
                found -> found.query(TokenStore::token).list());
    }

    /** Keeps a token by its hash; false, and nothing kept, when the organisation has one of this name. */
    public boolean add(String name, String token, String createdBy) {
        return database.sql("""
                        insert into api_token (organisation_id, name, token_sha256, created_at, created_by)
                        values (current_setting('balie.organisation'), ?, ?, ?, ?)
                        on conflict (organisation_id, name) do nothing
                        """)
                        .params(name, ApiToken.hash(token), Timestamp.from(clock.instant()), createdBy)
                        .update()
                == 1;
    }

    /** Removes a token, which then opens nothing any more; its name, or empty when the organisation has no such token. */
    public Optional<String> remove(UUID id) {
        return database.sql("delete from api_token where id = ? returning name")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Remembers that the token of this hash was used. */
    public void used(String hash, Instant at) {
        database.sql("update api_token set last_used_at = ? where token_sha256 = ?")
                .params(Timestamp.from(at), hash)
                .update();
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        var used = row.getTimestamp("last_used_at");
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                used == null ? null : used.toInstant());
    }
}
