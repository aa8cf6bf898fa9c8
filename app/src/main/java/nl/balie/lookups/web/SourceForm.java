package nl.balie.lookups.web;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.balie.lookups.LookUpSource;
import nl.balie.lookups.LookUpSource.Details;
import nl.balie.lookups.LookUpSource.Kind;
import nl.balie.pages.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

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

    private static final Pattern JDBC = Pattern.compile("jdbc:postgresql:[^\\s]+");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._-]*");

    SourceForm(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String address,
            @Nullable String query,
            @Nullable String username,
            @Nullable String secret,
            @Nullable String timeout) {
        this.name = text(name).replaceAll("\\s+", " ");
        this.kind = text(kind);
        this.address = text(address);
        this.query = text(query);
        this.username = text(username);
        this.secret = secret == null ? "" : secret;
        this.timeout = text(timeout);
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
    Optional<Details> details(Errors errors, List<Option> kinds) {
        required(errors, "name", name, LONGEST_NAME);
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            errors.rejectValue("name", "lookups.error.name");
        }
        required(errors, "address", address, LONGEST);
        if (!Option.has(kinds, kind)) {
            errors.rejectValue("kind", "lookups.error.choose");
            return Optional.empty();
        }
        boolean sql = kind.equals(Kind.SQL.name());
        if (!address.isEmpty() && !(sql ? JDBC : HTTP).matcher(address).matches()) {
            errors.rejectValue("address", sql ? "lookups.error.jdbc" : "lookups.error.http");
        }
        if (sql) {
            required(errors, "query", query, LONGEST);
            if (!query.isEmpty() && !query.matches("(?is)\\s*(select|with)\\b.*:sleutel\\b.*")) {
                errors.rejectValue("query", "lookups.error.query");
            }
        }
        if (!timeout.matches("[0-9]{3,5}") || Integer.parseInt(timeout) < 100 || Integer.parseInt(timeout) > 10_000) {
            errors.rejectValue("timeout", "lookups.error.timeout");
        }
        return errors.hasErrors()
                ? Optional.empty()
                : Optional.of(new Details(
                        name, Kind.valueOf(kind), address, sql ? query : "", username, Integer.parseInt(timeout)));
    }

    private static void required(Errors errors, String field, String value, int longest) {
        if (value.isEmpty()) {
            errors.rejectValue(field, "lookups.error.required");
        } else if (value.length() > longest) {
            errors.rejectValue(field, "lookups.error.too-long", new Object[] {longest, value.length()}, null);
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
