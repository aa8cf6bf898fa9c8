package nl.balie.lookups.web;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.balie.channels.lookup.AllowedHosts;
import nl.balie.lookups.LookUpSource;
import nl.balie.lookups.LookUpSource.Details;
import nl.balie.lookups.LookUpSource.Kind;
import nl.balie.pages.Check;
import nl.balie.pages.Option;
import org.jspecify.annotations.Nullable;

/**
 * What is typed for a source.
 *
 * @param secret empty to leave it as it is
 */
record SourceForm(
        String name, String kind, String address, String query, String username, String secret, String timeout) {
    private static final int LONGEST = 1000;
    private static final int LONGEST_NAME = 80;
    /** The key comes after the host, so that no caller chooses which machine is asked. */
    private static final Pattern HTTP = Pattern.compile("https?://[^/?#{}\\s]+[/?][^\\s]*\\{sleutel}[^\\s]*");

    /** One host, and of the driver's parameters only what says how it is encrypted: others name classes and files. */
    private static final Pattern JDBC =
            Pattern.compile("jdbc:postgresql://(?:[\\w.-]+|\\[[0-9a-fA-F:.]+])(?::\\d{1,5})?/[\\w.-]+"
                    + "(?:\\?sslmode=(?:disable|allow|prefer|require|verify-ca|verify-full))?");

    /** What nobody on the way can read or answer in the place of the source. */
    private static final Pattern ENCRYPTED = Pattern.compile("https://.*|jdbc:.*\\?sslmode=verify-full");

    private static final Pattern HOST = Pattern.compile("//(?:[^/@]*@)?(\\[[^]]*]|[^/:?]+)");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._-]*");

    SourceForm(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String address,
            @Nullable String query,
            @Nullable String username,
            @Nullable String secret,
            @Nullable String timeout) {
        this.name = Check.text(name).replaceAll("\\s+", " ");
        this.kind = Check.text(kind);
        this.address = Check.text(address);
        this.query = Check.text(query);
        this.username = Check.text(username);
        this.secret = secret == null ? "" : secret;
        this.timeout = Check.text(timeout);
    }

    private String host() {
        Matcher host = HOST.matcher(address);
        return host.find() ? host.group(1) : "";
    }

    static SourceForm of(LookUpSource source) {
        Details details = source.details();
        return new SourceForm(
                details.name(),
                details.kind().name(),
                details.address(),
                details.query(),
                details.username(),
                "",
                String.valueOf(details.timeoutMillis()));
    }

    /** What was chosen; empty when something is wrong, which then stands at its field. */
    Optional<Details> details(Check check, List<Option> kinds, AllowedHosts hosts) {
        check.required("name", name, LONGEST_NAME);
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            check.reject("name", "lookups.error.name");
        }
        check.required("address", address, LONGEST);
        if (check.chosen("kind", kind, kinds).isEmpty()) {
            return Optional.empty();
        }
        boolean sql = kind.equals(Kind.SQL.name());
        if (!address.isEmpty() && !(sql ? JDBC : HTTP).matcher(address).matches()) {
            check.reject("address", sql ? "lookups.error.jdbc" : "lookups.error.http");
        } else if (!address.isEmpty()) {
            hosts.objection(host()).ifPresent(why -> check.reject("address", "lookups.error.host"));
            if (!hosts.isNamed(host()) && !ENCRYPTED.matcher(address).matches()) {
                check.reject("address", "lookups.error.plain");
            }
        }
        check.notStray("query", query, sql);
        if (sql) {
            check.required("query", query, LONGEST);
            if (!query.isEmpty() && !query.matches("(?is)\\s*(select|with)\\b.*:sleutel\\b.*")) {
                check.reject("query", "lookups.error.query");
            }
        }
        OptionalInt patience = check.whole("timeout", timeout, 100, 10_000);
        return !check.passed() || patience.isEmpty()
                ? Optional.empty()
                : Optional.of(new Details(
                        name, Kind.valueOf(kind), address, sql ? query : "", username, patience.getAsInt()));
    }
}
