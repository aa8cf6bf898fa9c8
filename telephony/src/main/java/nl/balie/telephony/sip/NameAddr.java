package nl.balie.telephony.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a header such as {@code From}, {@code P-Asserted-Identity}, {@code Diversion} or {@code History-Info}, by the
 * grammar of {@code name-addr} and {@code addr-spec} (RFC 3261 section 25.1). What stands in a quoted name is no address,
 * and a comma in one parts nothing.
 *
 * @param name as it is shown; null when there is none
 * @param uri without angle brackets and header parameters
 */
record NameAddr(@Nullable String name, String uri) {
    private static final int LONGEST = 4096;
    private static final int LONGEST_NUMBER = 64;
    private static final Pattern ESCAPED = Pattern.compile("%([0-9A-Fa-f]{2})");

    /** All of the values of a header, in order; what is none is left out. */
    static List<NameAddr> all(List<String> values) {
        return values.stream()
                .flatMap(value -> parts(value).stream())
                .map(NameAddr::one)
                .filter(address -> !address.uri().isEmpty())
                .toList();
    }

    /** Parts a list at its commas. */
    private static List<String> parts(String value) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        boolean inAngles = false;
        int length = Math.min(value.length(), LONGEST);
        for (int at = 0; at < length; at++) {
            switch (value.charAt(at)) {
                case '"' -> at = inAngles ? at : endOfQuote(value, at);
                case '<' -> inAngles = true;
                case '>' -> inAngles = false;
                case ',' -> {
                    if (!inAngles) {
                        parts.add(value.substring(from, at));
                        from = at + 1;
                    }
                }
                default -> {}
            }
        }
        parts.add(value.substring(Math.min(from, length), length));
        return parts;
    }

    /** Where the quote that begins here ends; its last character when it does not. */
    private static int endOfQuote(String value, int begin) {
        for (int at = begin + 1; at < value.length(); at++) {
            if (value.charAt(at) == '\\') {
                at++;
            } else if (value.charAt(at) == '"') {
                return at;
            }
        }
        return value.length() - 1;
    }

    private static NameAddr one(String part) {
        String text = part.strip();
        int afterName = text.startsWith("\"") ? Math.min(text.length(), endOfQuote(text, 0) + 1) : 0;
        int open = text.indexOf('<', afterName);
        if (open < 0) {
            return new NameAddr(null, text.substring(afterName).split(";", 2)[0].strip());
        }
        int close = text.indexOf('>', open);
        String name = afterName > 1 ? unquoted(text.substring(1, afterName - 1)) : text.substring(0, open);
        return new NameAddr(
                name.isBlank() ? null : name.strip(),
                text.substring(open + 1, close < 0 ? text.length() : close).strip());
    }

    private static String unquoted(String quoted) {
        return quoted.replaceAll("\\\\(.)", "$1");
    }

    /** The user of a SIP address or the number of a telephone address (RFC 3966); null when it has none. */
    @Nullable
    String user() {
        int colon = uri.indexOf(':');
        String scheme = colon < 0 ? "" : uri.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = uri.substring(colon + 1);
        return switch (scheme) {
            case "tel" -> plain(rest);
            case "sip", "sips" -> {
                int at = rest.lastIndexOf('@');
                yield at < 0 ? null : plain(rest.substring(0, at).split(":", 2)[0]);
            }
            default -> null;
        };
    }

    /** What a user part says before its parameters, of which a local number's {@code phone-context} belongs to it. */
    private static @Nullable String plain(String written) {
        String[] parameters = written.split(";", -1);
        String number = decoded(parameters[0]);
        for (int i = 1; i < parameters.length; i++) {
            String context = decoded(parameters[i]).toLowerCase(Locale.ROOT);
            if (context.matches("phone-context=\\+[0-9]{1,4}") && number.matches("[1-9][0-9().\\- ]*")) {
                number = context.substring("phone-context=".length()) + number;
            }
        }
        String bounded =
                number.substring(0, Math.min(number.length(), LONGEST_NUMBER)).replaceAll("\\p{Cntrl}", "");
        return bounded.isBlank() ? null : bounded.strip();
    }

    private static String decoded(String written) {
        Matcher escaped = ESCAPED.matcher(written);
        return escaped.replaceAll(
                match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }
}
