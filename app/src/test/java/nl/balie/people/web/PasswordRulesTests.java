package nl.balie.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {
    @ParameterizedTest
    @CsvSource({
        "k7Hq-9mzP-t, short",
        "wachtwoord123, common",
        "Welkom2024!!, common",
        "Welkom01Welkom01, common",
        "P@ssw0rd1234, common",
        "qwertyuiop12, common",
        "aaaaaaaaaaaa, common",
        "123456789012, common",
        "letmeinletmein, common",
        "Zomer2026Zomer!, common",
        "iloveyou1234!, common",
        "correct horse battery staple, common",
        "drie blauwe amrani fietsen, name",
        "drie blauwe f4t1ma fietsen, name",
        "drie blauwe agent2 fietsen, name",
        "drie blauwe waterstad, organisation",
        "W4terst4d aan zee, organisation"
    })
    void refusesWhatCanBeGuessedAndSaysWhy(String password, String why) {
        assertThat(PasswordRules.broken(password, "agent2", "Fatima El Amrani", "Gemeente Waterstad"))
                .hasValue("users.password." + why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drie blauwe fietsen",
                "groene appels aan zee",
                "zeven stille wateren",
                "negen gele tulpen",
                "k7Hq-9mzP-tt2x",
                "élf ménsen óp één rij"
            })
    void takesASentenceAndWhateverIsHardToGuess(String password) {
        assertThat(PasswordRules.broken(password, "agent2", "Fatima El Amrani", "Gemeente Waterstad"))
                .isEmpty();
    }

    @Test
    void whatIsLongerThanAParagraphIsRefused() {
        assertThat(PasswordRules.broken("drie blauwe fietsen ".repeat(11), "agent2", "Fatima El Amrani", "Waterstad"))
                .hasValue("users.password.long");
        assertThat(PasswordRules.broken("é".repeat(201), "agent2", "Fatima El Amrani", "Waterstad"))
                .hasValue("users.password.long");
    }
}
