package nl.balie.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class E164Tests {
    @ParameterizedTest
    @CsvSource({
        "030 286 00 00, +31302860000",
        "030-2860000, +31302860000",
        "(030) 286.00.00, +31302860000",
        "+31 (0)30 286 00 00, +31302860000",
        "+31 030 286 00 00, +31302860000",
        "0031302860000, +31302860000",
        "+31 (0)900 1234567, +319001234567",
        "+31990001000, +31990001000",
        "+31 97 012 345 678, +3197012345678",
        "0800 1234567, +318001234567",
        "14 030, +3114030",
        "14 0318, +31140318",
        "+32 2 555 12 12, +3225551212",
    })
    void understandsANumberAsPeopleWriteIt(String written, String number) {
        assertThat(E164.of(written)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nul",
                "2860000",
                "+31",
                "030",
                "+0302860000",
                "+123456789012345678",
                "0302860027.0",
                "00310900 1234567",
                "+310900 1234567",
                "0031 0906 1234",
                "+31 30 286 00 000",
                "+3161234567890",
                "030 286 00 0x"
            })
    void refusesWhatIsNoNumber(String written) {
        assertThat(E164.of(written)).isEmpty();
    }

    @Test
    void understandsTheBeginningOfANumber() {
        assertThat(E164.prefix("030")).contains("+3130");
        assertThat(E164.prefix("+32")).contains("+32");
        assertThat(E164.prefix("0032")).contains("+32");
        assertThat(E164.prefix("0")).contains("+31");
        assertThat(E164.prefix("32")).isEmpty();
    }
}
