package nl.balie.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.balie.conformity.Requirement;
import nl.balie.surveys.Question.Answer;
import nl.balie.surveys.Question.Kind;
import nl.balie.surveys.Question.Range;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTests {
    private static final Question GRADE = open(new Range(1, 10));
    private static final Question ANYTHING = open(null);
    private static final Question CHOICE = new Question(
            null,
            Kind.CLOSED,
            spoken(),
            List.of(new Answer("1", "Ja"), new Answer("2", "Nee"), new Answer("*", "Weet niet")),
            null,
            false);

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 10", "07, 7"})
    @Requirement(value = "2.8.6", part = "telephone")
    void aNumberWithinTheBoundsIsAnAnswer(String keys, String meaning) {
        assertThat(GRADE.meaning(keys)).contains(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "11", "*", "1*", "9999999999"})
    @Requirement(value = "2.8.7", part = "telephone")
    void anotherNumberIsNone(String keys) {
        assertThat(GRADE.meaning(keys)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, Ja", "*, Weet niet"})
    @Requirement(value = "2.8.6", part = "telephone")
    void aGivenKeyStandsForItsAnswer(String key, String meaning) {
        assertThat(CHOICE.meaning(key)).contains(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "#", "11"})
    @Requirement(value = "2.8.7", part = "telephone")
    void anotherKeyIsNone(String key) {
        assertThat(CHOICE.meaning(key)).isEmpty();
    }

    @Test
    @Requirement("2.8.4")
    void anythingElseIsAsItWasPressed() {
        assertThat(ANYTHING.meaning("12*3")).contains("12*3");
        assertThat(ANYTHING.meaning("")).isEmpty();
    }

    @Test
    void noMoreKeysAreTakenThanAnAnswerCanHave() {
        assertThat(GRADE.mostKeys()).isEqualTo(2);
        assertThat(CHOICE.mostKeys()).isEqualTo(1);
        assertThat(ANYTHING.mostKeys()).isEqualTo(Question.MOST_KEYS);
    }

    private static Question open(@Nullable Range range) {
        return new Question(null, Kind.OPEN, spoken(), List.of(), range, false);
    }

    private static Spoken spoken() {
        return new Spoken("Wat vond u ervan?", null, null);
    }
}
