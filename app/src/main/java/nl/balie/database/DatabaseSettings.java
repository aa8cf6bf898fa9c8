package nl.balie.database;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * An existing PostgreSQL 18, or nothing: then Balie runs its own under the data directory.
 *
 * @param url JDBC address of the database, for example {@code jdbc:postgresql://db.example.nl/balie}; see {@link #checked}
 * @param owner the role that owns the tables and changes the schema at start
 * @param app the role that does the work; it owns nothing and cannot bypass row-level security
 */
@ConfigurationProperties("balie.database")
record DatabaseSettings(
        @Nullable String url,
        @Nullable Account owner,
        @Nullable Account app) {
    private static final Pattern THIS_MACHINE = Pattern.compile(
            "jdbc:postgresql:(?!//).*|jdbc:postgresql://(?:localhost|127(?:\\.\\d+){3}|\\[::1])(?::\\d+)?/.*");

    /** A role of the database and its password. */
    record Account(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    /** How to reach the database, complete. */
    record Access(String url, Account owner, Account app) {}

    /** The existing server, or null when Balie has to run its own. */
    @Nullable
    Access existing() {
        if (url == null || url.isBlank()) {
            return null;
        }
        if (owner == null || app == null || owner.user().equals(app.user())) {
            throw new StartFailure(
                    "Bij balie.database.url horen twee verschillende rollen: balie.database.owner.user en"
                            + " .password, en balie.database.app.user en .password.");
        }
        return new Access(checked(url), owner, app);
    }

    /**
     * A server on another machine has to prove who it is (libpq's {@code verify-full}), unless the address says otherwise;
     * the driver's own default speaks without encryption when it is told that there is none.
     */
    static String checked(String url) {
        return url.contains("sslmode=") || THIS_MACHINE.matcher(url).matches()
                ? url
                : url + (url.contains("?") ? "&" : "?") + "sslmode=verify-full";
    }
}
