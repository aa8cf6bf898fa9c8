package nl.balie.surveys;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question of a survey (requirement 2.8.6).
 *
 * @param id null for one that is not kept yet
 * @param answers of a closed question, in the order in which they are shown; empty for an open one
 * @param range of an open question that asks for a number; null for any keys
 * @param confirm whether the answer is read back, for the customer to confirm with a key (requirement 2.8.8)
 */
public record Question(
        @Nullable UUID id,
        Kind kind,
        Spoken spoken,
        List<Answer> answers,
        @Nullable Range range,
        boolean confirm) {
    /** How many keys an answer has at most that is no number. */
    public static final int MOST_KEYS = 16;

    public Question {
        answers = List.copyOf(answers);
    }

    /** Whether the answers are given beforehand. */
    public enum Kind {
        CLOSED,
        OPEN
    }

    /**
     * An answer to choose.
     *
     * @param key one of {@code 0-9 * #}
     */
    public record Answer(String key, String meaning) {}

    /** The numbers that are an answer, both ends included. */
    public record Range(int lowest, int highest) {}

    Question named(Map<UUID, String> prompts) {
        return new Question(id, kind, spoken.named(prompts), answers, range, confirm);
    }

    /** How many keys a customer can press. */
    public int mostKeys() {
        if (kind == Kind.CLOSED) {
            return 1;
        }
        return range == null ? MOST_KEYS : String.valueOf(range.highest()).length();
    }

    /**
     * What these keys mean as an answer; empty when they are none (requirement 2.8.7).
     *
     * @param keys as the customer pressed them
     */
    public Optional<String> meaning(String keys) {
        if (kind == Kind.CLOSED) {
            return answers.stream()
                    .filter(answer -> answer.key().equals(keys))
                    .map(Answer::meaning)
                    .findFirst();
        }
        if (range == null) {
            return Optional.of(keys).filter(given -> !given.isEmpty());
        }
        return Optional.of(keys)
                .filter(given -> given.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .filter(number -> number >= range.lowest() && number <= range.highest())
                .map(String::valueOf);
    }
}
