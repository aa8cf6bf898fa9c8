package nl.balie.desk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.balie.conformity.Requirement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialActionsTests {
    @ParameterizedTest
    @CsvSource({
        "tel:+31302860000, +31302860000",
        "TEL:030-2860000, 030-2860000",
        "tel:+31302860000;phone-context=example.nl, +31302860000",
        "balie:0302860000, 0302860000",
        "balie://0302860000, 0302860000",
        "web+balie:030 286 00 00, 030 286 00 00",
        "030 286 00 00, 030 286 00 00",
        "sander, sander",
        "'', ''",
    })
    @Requirement(value = "2.5.16", part = "which number a link means")
    void aLinkMeansANumber(String link, String number) {
        assertThat(DialActions.linked(link)).isEqualTo(number);
    }
}
