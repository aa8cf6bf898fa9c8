package nl.balie.surveys.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.balie.surveys.Question;
import nl.balie.surveys.Question.Answer;
import nl.balie.surveys.Question.Kind;
import nl.balie.surveys.Question.Range;
import nl.balie.surveys.Spoken;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

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
        this.id = Fields.text(id);
        this.kind = Fields.text(kind);
        this.text = Fields.text(text);
        this.prompt = Fields.text(prompt);
        this.answers = Fields.text(answers);
        this.lowest = Fields.text(lowest);
        this.highest = Fields.text(highest);
        this.confirm = Boolean.TRUE.equals(confirm);
        this.remove = Boolean.TRUE.equals(remove);
    }

    static QuestionRow blank() {
        return new QuestionRow("", Kind.OPEN.name(), "", "", "", "1", "10", false, false);
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
        return remove || isNew() && text.isEmpty() && prompt.isEmpty() && answers.isEmpty();
    }

    /**
     * @param path of this row in the form, such as {@code questions[0]}
     * @param known the questions that the survey has
     * @return null when something is wrong, which then stands at its field
     */
    @Nullable
    Question question(Errors errors, String path, Choices choices, List<Question> known) {
        Fields fields = new Fields(errors);
        int before = errors.getErrorCount();
        Spoken spoken = fields.spoken(path + ".text", text, path + ".prompt", prompt, choices.prompts());
        fields.choose(path + ".kind", kind, choices.kinds());
        boolean closed = kind.equals(Kind.CLOSED.name());
        List<Answer> given = closed ? given(errors, path + ".answers") : List.of();
        Range range = closed ? null : range(fields, path);
        if (errors.getErrorCount() > before) {
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

    private List<Answer> given(Errors errors, String field) {
        List<Answer> given = new ArrayList<>();
        for (String line : answers.lines().map(String::strip).toList()) {
            Matcher answer = ANSWER.matcher(line);
            if (!line.isEmpty() && (!answer.matches() || answer.group(2).length() > LONGEST_MEANING)) {
                errors.rejectValue(field, "surveys.error.answer", new Object[] {line}, null);
            } else if (!line.isEmpty()) {
                given.add(new Answer(answer.group(1), answer.group(2).strip()));
            }
        }
        if (given.stream().map(Answer::key).distinct().count() < given.size()) {
            errors.rejectValue(field, "surveys.error.same-key");
        }
        if (given.size() < 2 && !errors.hasFieldErrors(field)) {
            errors.rejectValue(field, "surveys.error.two-answers");
        }
        return given;
    }

    private @Nullable Range range(Fields fields, String path) {
        if (lowest.isEmpty() && highest.isEmpty()) {
            return null;
        }
        Integer from = fields.whole(path + ".lowest", lowest, 0, HIGHEST);
        Integer until = fields.whole(path + ".highest", highest, 0, HIGHEST);
        if (from == null || until == null) {
            return null;
        }
        if (until <= from) {
            fields.errors().rejectValue(path + ".highest", "surveys.error.range");
            return null;
        }
        return new Range(from, until);
    }
}
