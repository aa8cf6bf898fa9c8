package nl.balie.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        Marieke van Dijk       | Marieke    | van    | Dijk
        Jan Willem van der Berg | Jan Willem | van der | Berg
        Anneke in 't Veld      | Anneke     | in 't  | Veld
        Fatima El Amrani       | Fatima     | ""     | El Amrani
        Jan Van Damme          | Jan        | ""     | Van Damme
        de Vries               | ""         | de     | Vries
        Cher                   | ""         | ""     | Cher
        Jan van                | Jan        | ""     | van
        "  Ravi   Ramdin "     | Ravi       | ""     | Ramdin
        """)
    void isTakenApartAsTheDutchSortIt(String whole, String first, String infix, String last) {
        PersonName name = PersonName.of(whole);

        assertThat(name).isEqualTo(new PersonName(first, infix, last));
        assertThat(name.whole()).isEqualTo(whole.strip().replaceAll("\\s+", " "));
    }
}
