package nl.balie.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import nl.balie.conformity.Requirement;
import nl.balie.numbers.DialRules.Allowed;
import nl.balie.numbers.DialRules.Refusal;
import nl.balie.numbers.DialRules.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialRulesTests {
    @ParameterizedTest
    @CsvSource({
        "030 286 00 00, +31302860000",
        "0031302860000, +31302860000",
        "+31 (0)6 12345678, +31612345678",
        "0800 1234567, +318001234567",
        "088 1234567, +31881234567",
        "14 030, +3114030",
    })
    void dialsInTheNetherlands(String written, String dialled) {
        assertThat(DialRules.STANDARD.judge(written)).isEqualTo(new Allowed(dialled));
    }

    @ParameterizedTest
    @CsvSource({
        "030 286 00 00, NATIONAL",
        "088 1234567, NATIONAL",
        "085 1234567, NATIONAL",
        "06 12345678, MOBILE",
        "0800 1234567, SERVICE",
        "14 030, SERVICE",
        "0900 1234567, PREMIUM",
        "0676 123456, PREMIUM",
        "084 1234567, PREMIUM",
        "+32 2 555 12 12, ABROAD",
        "+8816 12345678, ABROAD",
    })
    @Requirement(value = "2.2.39", part = "kinds of numbers")
    void everyKindOfNumberIsDialledByThoseOnlyWhoMay(String written, NumberClass kind) {
        List<String> allowed = List.of("+31900", "+31676", "+3184", "+32", "+8816");

        assertThat(new DialRules(allowed, EnumSet.of(kind)).judge(written)).isInstanceOf(Allowed.class);
        assertThat(new DialRules(allowed, EnumSet.complementOf(EnumSet.of(kind))).judge(written))
                .isEqualTo(new Refused(Refusal.NOT_PERMITTED));
        assertThat(new DialRules(allowed, EnumSet.allOf(NumberClass.class)).judge("112"))
                .isEqualTo(new Refused(Refusal.EMERGENCY));
    }

    @ParameterizedTest
    @CsvSource({
        "0900 1234567, PAID",
        "+31900 1234567, PAID",
        "+31 (0)900 1234567, PAID",
        "0031900 1234567, PAID",
        "0031 0900 1234567, PAID",
        "+31 0900 1234567, PAID",
        "0031 0906 1234, PAID",
        "0906-1234567, PAID",
        "0909 1234, PAID",
        "0676 123456, PAID",
        "084 1234567, PERSONAL",
        "0031 084 1234567, PERSONAL",
        "+3187 1234567, PERSONAL",
        "+870 773 123456, SATELLITE",
        "00881 612345678, SATELLITE",
        "+882 16 12345678, SATELLITE",
        "+883 5100 1234567, SATELLITE",
        "+32 2 555 12 12, ABROAD",
        "0049 30 1234567, ABROAD",
        "112, EMERGENCY",
        "0112, EMERGENCY",
        "+31112, EMERGENCY",
        "0031 112, EMERGENCY",
        "0031 0112, EMERGENCY",
        "+31 (0)112, EMERGENCY",
        "+31 112 345 678, EMERGENCY",
        "1-1-2, EMERGENCY",
        "balie, NO_NUMBER",
        "2860000, NO_NUMBER",
    })
    void refusesInEachNotation(String written, Refusal why) {
        assertThat(DialRules.STANDARD.judge(written)).isEqualTo(new Refused(why));
    }

    @Test
    void dialsWhatAnOrganisationAllows() {
        var rules = new DialRules(List.of("+32", "+319001", "+88"));

        assertThat(rules.judge("+32 2 555 12 12")).isEqualTo(new Allowed("+3225551212"));
        assertThat(rules.judge("0900 1234567")).isEqualTo(new Allowed("+319001234567"));
        assertThat(rules.judge("0900 2234567")).isEqualTo(new Refused(Refusal.PAID));
        assertThat(rules.judge("+33 1 23456789")).isEqualTo(new Refused(Refusal.ABROAD));
        assertThat(rules.judge("+881 612345678"))
                .as("what is not as exact as a refusal")
                .isEqualTo(new Refused(Refusal.SATELLITE));
    }

    @Test
    void nobodyAllowsTheEmergencyNumber() {
        var rules = new DialRules(List.of("+31112", "+31", "+1"));

        assertThat(rules.judge("112")).isEqualTo(new Refused(Refusal.EMERGENCY));
        assertThat(rules.judge("+31112000000")).isEqualTo(new Refused(Refusal.EMERGENCY));
    }
}
