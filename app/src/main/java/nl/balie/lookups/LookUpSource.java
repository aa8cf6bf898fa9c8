package nl.balie.lookups;

import java.util.UUID;

/**
 * A source that callflows of an organisation may ask.
 *
 * @param hasSecret whether it has a password or token, which is never shown
 */
public record LookUpSource(UUID id, Details details, boolean hasSecret) {
    /** What a callflow calls it. */
    public String name() {
        return details.name();
    }

    /** How it is asked. */
    public enum Kind {
        HTTP,
        SQL
    }

    /**
     * What a platform administrator chooses.
     *
     * @param address with {@code {sleutel}} for HTTP; a JDBC URL for SQL
     * @param query of SQL, with {@code :sleutel}; empty for HTTP
     * @param username empty for none
     * @param timeoutMillis how long an answer may take, 100 to 10000
     */
    public record Details(String name, Kind kind, String address, String query, String username, int timeoutMillis) {}
}
