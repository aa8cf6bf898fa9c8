package nl.balie.surveys.steps;

import java.util.List;
import java.util.stream.Collectors;
import nl.balie.callers.Sentences;
import nl.balie.callers.Sound;
import nl.balie.surveys.Question;
import org.springframework.stereotype.Component;

/** What Balie itself says in a survey. */
@Component
class SurveyWords {
    /** Longer numbers are said digit by digit, as a customer checks them. */
    private static final int LONGEST_NUMBER = 3;

    private final Sentences sentences;

    SurveyWords(Sentences sentences) {
        this.sentences = sentences;
    }

    /** That what was pressed is no answer (requirement 2.8.7). */
    List<Sound> wrong(String language, Question question) {
        if (question.kind() == Question.Kind.CLOSED) {
            return sound(language, "wrong");
        }
        Question.Range range = question.range();
        return range == null
                ? sound(language, "nothing")
                : sound(language, "out-of-range", String.valueOf(range.lowest()), String.valueOf(range.highest()));
    }

    /** The answer, with the keys to confirm it or to give another (requirement 2.8.8). */
    List<Sound> confirm(String language, Question question, String meaning) {
        boolean digitByDigit = question.kind() == Question.Kind.OPEN && meaning.length() > LONGEST_NUMBER;
        return sound(
                language,
                "confirm",
                digitByDigit
                        ? meaning.chars()
                                .mapToObj(key -> key(language, (char) key))
                                .collect(Collectors.joining(", "))
                        : meaning);
    }

    private String key(String language, char key) {
        return switch (key) {
            case '*' -> text(language, "star");
            case '#' -> text(language, "hash");
            default -> String.valueOf(key);
        };
    }

    private String text(String language, String what) {
        return sentences.text(language, "surveys.spoken." + what);
    }

    private List<Sound> sound(String language, String what, Object... values) {
        return sentences.sound(language, "surveys.spoken." + what, values);
    }
}
