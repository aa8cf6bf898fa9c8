package nl.balie.surveys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.balie.surveys.SurveyRun.State;
import nl.balie.surveys.SurveyRuns.AnswerCount;
import org.jspecify.annotations.Nullable;

/**
 * What came of a survey.
 *
 * @param invited how many customers were asked to take part
 * @param declined how many did not want to
 * @param started how many heard a question
 * @param completed how many heard them all
 */
public record SurveyResults(long invited, long declined, long started, long completed, List<OfQuestion> questions) {
    public SurveyResults {
        questions = List.copyOf(questions);
    }

    /**
     * What was answered to a question.
     *
     * @param question as it was asked
     * @param answers how often each answer was given
     * @param unanswered how often there was no answer that counts
     * @param average of an open question to which every answer is a number; null otherwise
     */
    public record OfQuestion(
            String question,
            List<Times> answers,
            long unanswered,
            @Nullable Double average) {
        public OfQuestion {
            answers = List.copyOf(answers);
        }

        /** How many answers that count. */
        public long answered() {
            return answers.stream().mapToLong(Times::times).sum();
        }
    }

    /**
     * How often an answer was given.
     *
     * @param share of the answers that count, in whole percents
     */
    public record Times(String answer, long times, int share) {}

    static SurveyResults of(Map<State, Long> states, List<AnswerCount> counts) {
        Map<List<Object>, List<AnswerCount>> byQuestion = new LinkedHashMap<>();
        counts.forEach(count -> byQuestion
                .computeIfAbsent(key(count.questionId(), count.question()), _ -> new ArrayList<>())
                .add(count));
        long invited = states.values().stream().mapToLong(Long::longValue).sum();
        long completed = states.getOrDefault(State.COMPLETED, 0L);
        return new SurveyResults(
                invited,
                states.getOrDefault(State.DECLINED, 0L),
                completed + states.getOrDefault(State.STARTED, 0L) + states.getOrDefault(State.BROKEN_OFF, 0L),
                completed,
                byQuestion.values().stream().map(SurveyResults::question).toList());
    }

    private static List<Object> key(UUID question, String text) {
        return List.of(question, text);
    }

    private static OfQuestion question(List<AnswerCount> counts) {
        List<AnswerCount> given =
                counts.stream().filter(count -> count.value() != null).toList();
        long answered = given.stream().mapToLong(AnswerCount::times).sum();
        return new OfQuestion(
                counts.getFirst().question(),
                given.stream()
                        .map(count -> new Times(
                                String.valueOf(count.meaning()),
                                count.times(),
                                Math.toIntExact(Math.round(100.0 * count.times() / answered))))
                        .toList(),
                counts.stream()
                        .filter(count -> count.value() == null)
                        .mapToLong(AnswerCount::times)
                        .sum(),
                average(given, answered));
    }

    private static @Nullable Double average(List<AnswerCount> given, long answered) {
        boolean numbers = answered > 0
                && given.stream()
                        .allMatch(count -> count.kind() == Question.Kind.OPEN
                                && String.valueOf(count.meaning()).matches("[0-9]{1,9}"));
        return numbers
                ? given.stream()
                                .mapToDouble(
                                        count -> Double.parseDouble(String.valueOf(count.meaning())) * count.times())
                                .sum()
                        / answered
                : null;
    }
}
