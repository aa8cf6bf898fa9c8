package nl.balie.channels.lookup;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where something is looked up by a key. */
public sealed interface Source {
    /** How long an answer may take, from the question on. */
    Duration timeout();

    /**
     * An HTTP API, asked with GET, that answers with a JSON object, or with 404 when it knows nothing.
     *
     * @param address with {@code {sleutel}} in its path or query, where the key comes
     * @param user for Basic (RFC 7617); null when the secret is a token for Bearer (RFC 6750), or there is none
     */
    record Http(
            String address, @Nullable String user, @Nullable String secret, Duration timeout) implements Source {
        @Override
        public String toString() {
            return "Http[" + address + "]";
        }
    }

    /**
     * A PostgreSQL database, asked with one query, of which the first row is the answer. It cannot change anything.
     *
     * @param url of JDBC
     * @param query with {@code :sleutel}, where the key comes
     */
    record Sql(String url, @Nullable String user, @Nullable String secret, String query, Duration timeout)
            implements Source {
        @Override
        public String toString() {
            return "Sql[" + url + "]";
        }
    }
}
