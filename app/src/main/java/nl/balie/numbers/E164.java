package nl.balie.numbers;

import java.util.Optional;
import java.util.regex.Pattern;

/** Telephone numbers as people in the Netherlands write them, turned into E.164 (ITU-T E.164: at most 15 digits). */
public final class E164 {
    private static final Pattern NUMBER = Pattern.compile("\\+(?!310)[1-9][0-9]{6,14}");
    /**
     * A Dutch number has nine digits behind its country code, a free or paid one up to ten and a machine's eleven (national
     * numbering plan); with more than that it was typed wrong.
     */
    private static final Pattern TOO_LONG = Pattern.compile("\\+31(?!(?:80|90)[0-9]{1,8}$|97[0-9]{1,9}$)[0-9]{10,}");
    /** A spreadsheet's idea of a number. */
    private static final Pattern FRACTION = Pattern.compile(".*[0-9]{4}[.,]0+\\s*");

    /**
     * A paid number within the Netherlands behind the code for it: no such number is dialled, and what is meant by it may cost
     * more than what it would be read as.
     */
    private static final Pattern SERVICE = Pattern.compile("\\+3109");

    private static final Pattern PREFIX = Pattern.compile("\\+[0-9]{1,15}");
    private static final Pattern DECORATION = Pattern.compile("\\(0\\)|[\\s\\u00a0().\\-–/]");
    /** The short numbers of municipalities, 14 and the area code, such as 14 030. */
    private static final Pattern MUNICIPAL = Pattern.compile("140[0-9]{2,3}");

    private E164() {}

    /** The number in E.164, or empty when it cannot be one: {@code 030 - 286 00 00} is {@code +31302860000}. */
    public static Optional<String> of(String written) {
        return Optional.of(written)
                .filter(text -> !FRACTION.matcher(text).matches())
                .map(E164::international)
                .filter(text -> NUMBER.matcher(text).matches()
                        && !TOO_LONG.matcher(text).matches());
    }

    /** The beginning of a number in E.164, or empty when it cannot be one: {@code 030} is {@code +3130}. */
    public static Optional<String> prefix(String written) {
        return Optional.of(international(written))
                .filter(text -> PREFIX.matcher(text).matches());
    }

    /** As it is dialled from abroad, with a +; what cannot be read stays as it is. */
    static String international(String written) {
        String text = DECORATION.matcher(written).replaceAll("");
        if (text.startsWith("00")) {
            text = "+" + text.substring(2);
        }
        if (text.startsWith("+310") && !SERVICE.matcher(text).lookingAt()) {
            return "+31" + text.substring(4);
        }
        if (text.startsWith("0")) {
            return "+31" + text.substring(1);
        }
        return MUNICIPAL.matcher(text).matches() ? "+31" + text : text;
    }
}
