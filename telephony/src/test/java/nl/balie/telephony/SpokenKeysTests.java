package nl.balie.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody says to a menu, and the key that he means. */
class SpokenKeysTests {
    private static final SpokenKeys MENU = new SpokenKeys(
            "nl",
            Map.of('1', List.of("burgerzaken", "Paspoort", "nieuw paspoort"), '2', List.of("belasting", "coördinatie")),
            Map.of('1', List.of("een"), '2', List.of("twee"), '0', List.of("nul")));

    @ParameterizedTest
    @CsvSource({
        "burgerzaken, 1",
        "ik wil graag een nieuw paspoort, 1",
        "PASPOORT!, 1",
        "twee, 2",
        "' Een. ', 1",
        "nul, 0",
        "coordinatie, 2",
        "een belasting, 2",
    })
    @Requirement("2.4.9")
    void aPhraseCountsAnywhereAndANameAlone(String said, char key) {
        assertThat(MENU.keyOf(said)).contains(key);
    }

    @ParameterizedTest
    @CsvSource({"twee mensen", "paspoorten", "paspoort of belasting", "''", "goedemiddag", "een twee"})
    void whatMeansNothingOrMoreThanOneIsNoKey(String said) {
        assertThat(MENU.keyOf(said)).isEmpty();
    }
}
