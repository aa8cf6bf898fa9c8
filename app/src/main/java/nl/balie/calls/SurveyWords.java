package nl.balie.calls;

import java.util.Locale;
import java.util.stream.Collectors;
import nl.balie.surveys.Question;
import nl.balie.treatment.WaitingWords;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What Balie itself says in a survey. */
@Component
class SurveyWords {
    /** Longer numbers are said digit by digit, as a customer checks them. */
    private static final int LONGEST_NUMBER = 3;

    private final MessageSource messages;
    private final WaitingWords waiting;

    SurveyWords(MessageSource messages, WaitingWords waiting) {
        this.messages = messages;
        this.waiting = waiting;
    }

    /** That what was pressed is no answer (requirement 2.8.7). */
    String wrong(String language, Question question) {
        if (question.kind() == Question.Kind.CLOSED) {
            return text(language, "wrong");
        }
        Question.Range range = question.range();
        return range == null
                ? text(language, "nothing")
                : text(language, "out-of-range", String.valueOf(range.lowest()), String.valueOf(range.highest()));
    }

    /** The answer, with the keys to confirm it or to give another (requirement 2.8.8). */
    String confirm(String language, Question question, String meaning) {
        boolean digitByDigit = question.kind() == Question.Kind.OPEN && meaning.length() > LONGEST_NUMBER;
        return text(
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

    private String text(String language, String what, Object... values) {
        return messages.getMessage("surveys.spoken." + what, values, Locale.of(waiting.language(language)));
    }
}
