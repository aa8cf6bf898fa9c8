package nl.balie.surveys.web;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.balie.pages.Check;
import nl.balie.surveys.Question;
import nl.balie.surveys.Question.Answer;
import nl.balie.surveys.Question.Kind;
import nl.balie.surveys.Question.Range;
import nl.balie.surveys.Spoken;
import org.jspecify.annotations.Nullable;

/**
 * What is typed for one question.
 *
 * @param id empty for a new one
 * @param answers a line for each key, such as {@code 1 = Ja}
 */
record QuestionRow(
        String id,
        String kind,
        String text,
        String prompt,
        String answers,
        String lowest,
        String highest,
        Boolean confirm,
        Boolean remove) {
    private static final Pattern ANSWER = Pattern.compile("([0-9*#])\\s*=\\s*(\\S.*)");
    private static final String FIRST_LOWEST = "1";
    private static final String FIRST_HIGHEST = "10";
    private static final int LONGEST_MEANING = 100;
    private static final int HIGHEST = 999_999_999;

    QuestionRow(
            @Nullable String id,
            @Nullable String kind,
            @Nullable String text,
            @Nullable String prompt,
            @Nullable String answers,
            @Nullable String lowest,
            @Nullable String highest,
            @Nullable Boolean confirm,
            @Nullable Boolean remove) {
        this.id = Check.text(id);
        this.kind = Check.text(kind);
        this.text = Check.text(text);
        this.prompt = Check.text(prompt);
        this.answers = Check.text(answers);
        this.lowest = Check.text(lowest);
        this.highest = Check.text(highest);
        this.confirm = Boolean.TRUE.equals(confirm);
        this.remove = Boolean.TRUE.equals(remove);
    }

    static QuestionRow blank() {
        return new QuestionRow("", Kind.OPEN.name(), "", "", "", FIRST_LOWEST, FIRST_HIGHEST, false, false);
    }

    static QuestionRow of(Question question) {
        Range range = question.range();
        UUID prompt = question.spoken().promptId();
        return new QuestionRow(
                String.valueOf(question.id()),
                question.kind().name(),
                question.spoken().text(),
                prompt == null ? "" : prompt.toString(),
                question.answers().stream()
                        .map(answer -> answer.key() + " = " + answer.meaning())
                        .collect(Collectors.joining("\n")),
                range == null ? "" : String.valueOf(range.lowest()),
                range == null ? "" : String.valueOf(range.highest()),
                question.confirm(),
                false);
    }

    /** Whether it is there to be filled in. */
    public boolean isNew() {
        return id.isEmpty();
    }

    /** Whether nothing comes of it: it was not filled in, or is to go. */
    boolean isNothing() {
        return remove
                || isNew()
                        && text.isEmpty()
                        && prompt.isEmpty()
                        && answers.isEmpty()
                        && kind.equals(Kind.OPEN.name())
                        && hasFirstRange()
                        && !confirm;
    }

    /** Whether the range is what the form begins with, or was left out. */
    private boolean hasFirstRange() {
        return lowest.isEmpty() && highest.isEmpty() || lowest.equals(FIRST_LOWEST) && highest.equals(FIRST_HIGHEST);
    }

    /**
     * @param path of this row in the form, such as {@code questions[0]}
     * @param known the questions that the survey has
     * @return null when something is wrong, which then stands at its field
     */
    @Nullable
    Question question(Check check, String path, Choices choices, List<Question> known) {
        int before = check.errors().getErrorCount();
        Spoken spoken = SurveyForm.spoken(check, path + ".text", text, path + ".prompt", prompt, choices.prompts());
        check.chosen(path + ".kind", kind, choices.kinds());
        boolean closed = kind.equals(Kind.CLOSED.name());
        check.notStray(path + ".answers", answers, closed);
        check.notStray(path + ".lowest", lowest, !closed || hasFirstRange());
        List<Answer> given = closed ? given(check, path + ".answers") : List.of();
        Range range = closed ? null : range(check, path);
        if (check.errors().getErrorCount() > before) {
            return null;
        }
        return new Question(
                known.stream()
                        .map(Question::id)
                        .filter(other -> String.valueOf(other).equals(id))
                        .findFirst()
                        .orElse(null),
                Kind.valueOf(kind),
                spoken,
                given,
                range,
                confirm);
    }

    private List<Answer> given(Check check, String field) {
        List<Answer> given = new ArrayList<>();
        for (String line : answers.lines().map(String::strip).toList()) {
            Matcher answer = ANSWER.matcher(line);
            if (!line.isEmpty() && (!answer.matches() || answer.group(2).length() > LONGEST_MEANING)) {
                check.reject(field, "surveys.error.answer", line);
            } else if (!line.isEmpty()) {
                given.add(new Answer(answer.group(1), answer.group(2).strip()));
            }
        }
        if (given.stream().map(Answer::key).distinct().count() < given.size()) {
            check.reject(field, "surveys.error.same-key");
        }
        if (given.size() < 2 && !check.errors().hasFieldErrors(field)) {
            check.reject(field, "surveys.error.two-answers");
        }
        return given;
    }

    private @Nullable Range range(Check check, String path) {
        if (lowest.isEmpty() && highest.isEmpty()) {
            return null;
        }
        OptionalInt from = check.whole(path + ".lowest", lowest, 0, HIGHEST);
        OptionalInt until = check.whole(path + ".highest", highest, 0, HIGHEST);
        if (from.isEmpty() || until.isEmpty()) {
            return null;
        }
        if (until.getAsInt() <= from.getAsInt()) {
            check.reject(path + ".highest", "surveys.error.range");
            return null;
        }
        return new Range(from.getAsInt(), until.getAsInt());
    }
}
