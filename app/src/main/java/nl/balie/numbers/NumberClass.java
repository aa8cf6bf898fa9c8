package nl.balie.numbers;

import java.util.List;

/** Kinds of numbers that somebody may or may not dial (requirement 2.2.39), by the national numbering plan. */
public enum NumberClass {
    /** Fixed telephones in the Netherlands. */
    NATIONAL("vaste nummers in Nederland"),
    MOBILE("mobiele nummers"),
    /** Free numbers and short ones: 0800, 14 with a municipality's code, 116. */
    SERVICE("servicenummers (0800, 14, 116)"),
    /** Numbers with a rate of their own: 0900, 0906, 0909, 0676, 084, 087. */
    PREMIUM("betaalde en persoonlijke nummers"),
    /** Everything outside the Netherlands, satellites too. */
    ABROAD("nummers buiten Nederland");

    private static final String HOME = "+31";
    private static final List<String> FREE_OR_SHORT = List.of("+31800", "+3114", "+31116");
    private static final List<String> OWN_RATE = List.of("+31900", "+31906", "+31909", "+31676", "+3184", "+3187");

    private final String dutch;

    NumberClass(String dutch) {
        this.dutch = dutch;
    }

    /** As the audit log says it, in Dutch. */
    public String dutch() {
        return dutch;
    }

    /** @param number in E.164 */
    public static NumberClass of(String number) {
        if (!number.startsWith(HOME)) {
            return ABROAD;
        }
        if (OWN_RATE.stream().anyMatch(number::startsWith)) {
            return PREMIUM;
        }
        if (FREE_OR_SHORT.stream().anyMatch(number::startsWith)) {
            return SERVICE;
        }
        return number.startsWith("+316") ? MOBILE : NATIONAL;
    }
}
