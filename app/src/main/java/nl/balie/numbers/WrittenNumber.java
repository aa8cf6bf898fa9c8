package nl.balie.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Telephone numbers as people write them: {@code +31201234567} is {@code 020 123 45 67}, one from abroad keeps its country
 * code, {@code +32 470 12 34 56}. {@link E164#of} reads each back. Pages know it as {@code @written}.
 */
@Component("written")
public final class WrittenNumber {
    private static final Pattern E_164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final String NETHERLANDS = "31";

    /** A Dutch number that is not one of the rules below has nine digits behind the country code (national numbering plan). */
    private static final int NATIONAL_DIGITS = 9;

    /** Area codes of three digits, and those of services that are written so, without their zero; all others have four. */
    private static final Set<String> SHORT_AREAS = Set.of(
            "10", "13", "15", "20", "23", "24", "26", "30", "33", "35", "36", "38", "40", "43", "45", "46", "50", "53",
            "55", "58", "70", "71", "72", "73", "74", "75", "76", "77", "78", "79", "82", "84", "85", "87", "88", "91");

    private static final String NORTH_AMERICA = "1";
    private static final String MOBILE = "6";

    /** Free and paid numbers: of any length. */
    private static final Set<String> SERVICES = Set.of("800", "900", "906", "909");

    /** The short numbers of municipalities, written without a zero: 14 030. */
    private static final Pattern MUNICIPAL = Pattern.compile("14(0[0-9]{2,3})");

    /** Country codes of two digits (ITU-T E.164 D); 1 and 7 have one, all others have three. */
    private static final Set<String> TWO_DIGITS = Set.of(
            "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
            "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
            "86", "90", "91", "92", "93", "94", "95", "98");

    WrittenNumber() {}

    /**
     * As people write it.
     *
     * @param number in E.164; anything else, such as a colleague's name, stays as it is
     */
    public static @Nullable String of(@Nullable String number) {
        return number == null ? null : written(number);
    }

    /** As {@link #of}, of what is there. */
    public static String written(String number) {
        if (!E_164.matcher(number).matches()) {
            return number;
        }
        String digits = number.substring(1);
        return digits.startsWith(NETHERLANDS)
                ? national(digits.substring(NETHERLANDS.length()))
                : abroad(digits, countryCode(digits));
    }

    private static String national(String digits) {
        var municipal = MUNICIPAL.matcher(digits);
        if (municipal.matches()) {
            return "14 " + municipal.group(1);
        }
        if (digits.length() > 3 && SERVICES.contains(digits.substring(0, 3))) {
            return area(digits, 3);
        }
        if (digits.length() != NATIONAL_DIGITS) {
            return abroad(NETHERLANDS + digits, NETHERLANDS);
        }
        if (digits.startsWith(MOBILE)) {
            return area(digits, 1);
        }
        return area(digits, SHORT_AREAS.contains(digits.substring(0, 2)) ? 2 : 3);
    }

    private static String area(String digits, int length) {
        return String.format(Locale.ROOT, "0%s %s", digits.substring(0, length), groups(digits.substring(length)));
    }

    private static String abroad(String digits, String country) {
        String rest = digits.substring(country.length());
        String written = country.equals(NORTH_AMERICA) && rest.length() == 10
                ? rest.substring(0, 3) + " " + rest.substring(3, 6) + " " + rest.substring(6)
                : groups(rest);
        return String.format(Locale.ROOT, "+%s %s", country, written);
    }

    private static String countryCode(String digits) {
        if (digits.startsWith(NORTH_AMERICA) || digits.startsWith("7")) {
            return digits.substring(0, 1);
        }
        return digits.substring(0, TWO_DIGITS.contains(digits.substring(0, 2)) ? 2 : 3);
    }

    /** By two, the first by three when their number is odd; up to four together, as in 0800 1234. */
    private static String groups(String digits) {
        if (digits.length() <= 4) {
            return digits;
        }
        List<String> groups = new ArrayList<>();
        int at = digits.length() % 2 == 0 ? 2 : 3;
        groups.add(digits.substring(0, at));
        for (; at < digits.length(); at += 2) {
            groups.add(digits.substring(at, at + 2));
        }
        return String.join(" ", groups);
    }
}
