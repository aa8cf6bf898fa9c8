package nl.balie.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0612345678",
                "0031612345678",
                "31612345678",
                "+31612345678",
                "+31(0)612345678",
                "+310612345678",
                "0031 0612345678",
                "06.12.34.56.78",
                "06-1234 5678"
            })
    void makesOneNumberOfManyNotations(String written) {
        assertThat(Numbers.international(written, "31")).isEqualTo("+31612345678");
    }

    @ParameterizedTest
    @CsvSource({
        "1234, 1234",
        "112, 112",
        "3112, 3112",
        "agent1, agent1",
        "+4930123456, +4930123456",
        "004930123456, +4930123456",
        "4930123456, 4930123456",
        "14030, +3114030",
        "08001234, +318001234",
        "+31612345678901234, +31612345678901234",
        "00, 00",
    })
    void leavesShortNumbersNamesAndOtherCountriesAsTheyAre(String written, String number) {
        assertThat(Numbers.international(written, "31")).isEqualTo(number);
    }
}
