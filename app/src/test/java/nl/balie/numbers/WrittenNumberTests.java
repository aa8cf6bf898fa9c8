package nl.balie.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenNumberTests {
    @ParameterizedTest
    @CsvSource({
        "+31201234567, 020 123 45 67",
        "+31302860000, 030 286 00 00",
        "+31341123456, 0341 12 34 56",
        "+31111412345, 0111 41 23 45",
        "+31612345678, 06 12 34 56 78",
        "+31881234567, 088 123 45 67",
        "+31851234567, 085 123 45 67",
        "+318001234, 0800 1234",
        "+318001234567, 0800 123 45 67",
        "+319001234, 0900 1234",
        "+319091234567, 0909 123 45 67",
        "+3114030, 14 030",
        "+31140341, 14 0341",
        "+3197012345678, +31 970 12 34 56 78",
        "+32470123456, +32 470 12 34 56",
        "+4930123456, +49 30 12 34 56",
        "+352621123456, +352 621 12 34 56",
        "+12025550123, +1 202 555 0123"
    })
    void writesANumberAsPeopleDo(String number, String written) {
        assertThat(WrittenNumber.of(number)).isEqualTo(written);
    }

    @Test
    void leavesAloneWhatIsNoNumber() {
        assertThat(WrittenNumber.of(null)).isNull();
        assertThat(WrittenNumber.of("Joost Bakker")).isEqualTo("Joost Bakker");
        assertThat(WrittenNumber.of("1234")).isEqualTo("1234");
        assertThat(WrittenNumber.of("anna@voorbeeld.nl")).isEqualTo("anna@voorbeeld.nl");
    }

    /** What an agent copies into a search field finds the same contact. */
    @Property
    void whatIsWrittenIsReadBack(@ForAll("numbers") String number) {
        assertThat(E164.of(WrittenNumber.written(number))).contains(number);
    }

    @Property
    void withoutSpacesAndTheNationalZeroItIsTheNumber(@ForAll("numbers") String number) {
        String together = WrittenNumber.written(number).replace(" ", "");

        String back = together.startsWith("+") ? together : "+31" + together.replaceFirst("^0", "");

        assertThat(back).isEqualTo(number);
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> any = Arbitraries.strings().numeric().ofMinLength(7).ofMaxLength(15);
        Arbitrary<String> dutch = Arbitraries.strings().numeric().ofMinLength(5).ofMaxLength(11);
        Arbitrary<String> municipal =
                Arbitraries.strings().numeric().ofMinLength(2).ofMaxLength(3);
        return Arbitraries.oneOf(
                        any.map(digits -> "+" + digits),
                        dutch.map(digits -> "+31" + digits),
                        Arbitraries.strings().numeric().ofLength(9).map(digits -> "+31" + digits),
                        municipal.map(digits -> "+31140" + digits))
                .filter(number -> E164.of(number).filter(number::equals).isPresent());
    }
}
