package nl.balie.telephony.sip;

import java.util.regex.Pattern;

/** Makes one number of the many ways in which trunks write it, once, where it comes in. */
final class Numbers {
    private static final Pattern SEPARATED = Pattern.compile("\\+?[0-9().\\-/ ]+");
    private static final Pattern GLOBAL = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern ABROAD = Pattern.compile("00[1-9][0-9]{6,14}");
    private static final Pattern NATIONAL = Pattern.compile("0[1-9][0-9]{6,10}");
    private static final Pattern BARE = Pattern.compile("[1-9][0-9]{8,14}");
    /** The short numbers of Dutch municipalities, 14 and the area code. */
    private static final Pattern MUNICIPAL = Pattern.compile("140[0-9]{2,3}");

    private static final String NETHERLANDS = "31";

    private Numbers() {}

    /**
     * A number in E.164 with a plus (ITU-T E.164: at most 15 digits). A short number, a name, and what nobody can tell the
     * country of stay as they are, without separators.
     *
     * @param countryCode of numbers without one, such as {@code 31}
     */
    static String international(String written, String countryCode) {
        if (!SEPARATED.matcher(written).matches()) {
            return written;
        }
        String number = written.replace("(0)", "").replaceAll("[().\\-/ ]", "");
        if (number.startsWith("+")) {
            return withoutTrunkZero(number, countryCode);
        }
        if (ABROAD.matcher(number).matches()) {
            return withoutTrunkZero("+" + number.substring(2), countryCode);
        }
        if (NATIONAL.matcher(number).matches()) {
            return "+" + countryCode + number.substring(1);
        }
        boolean municipal =
                countryCode.equals(NETHERLANDS) && MUNICIPAL.matcher(number).matches();
        boolean bare = number.startsWith(countryCode) && BARE.matcher(number).matches();
        return municipal ? "+" + countryCode + number : bare ? withoutTrunkZero("+" + number, countryCode) : number;
    }

    /** {@code +31030…} is how some exchanges put a country code before a national number. */
    private static String withoutTrunkZero(String number, String countryCode) {
        String doubled = "+" + countryCode + "0";
        String one = number.startsWith(doubled) ? "+" + countryCode + number.substring(doubled.length()) : number;
        return GLOBAL.matcher(one).matches() ? one : number;
    }
}
