package nl.balie.surveys.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.surveys.Question;
import nl.balie.surveys.Spoken;
import nl.balie.surveys.Survey;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What is typed for a survey. */
record SurveyForm(
        String name,
        String language,
        String queue,
        Boolean active,
        String attempts,
        String invitation,
        String invitationPrompt,
        String thanks,
        String thanksPrompt,
        List<QuestionRow> questions) {
    private static final int LONGEST_NAME = 80;
    private static final int MOST_QUESTIONS = 30;

    SurveyForm(
            @Nullable String name,
            @Nullable String language,
            @Nullable String queue,
            @Nullable Boolean active,
            @Nullable String attempts,
            @Nullable String invitation,
            @Nullable String invitationPrompt,
            @Nullable String thanks,
            @Nullable String thanksPrompt,
            @Nullable List<QuestionRow> questions) {
        this.name = Fields.text(name).replaceAll("\\s+", " ");
        this.language = Fields.text(language);
        this.queue = Fields.text(queue);
        this.active = Boolean.TRUE.equals(active);
        this.attempts = Fields.text(attempts);
        this.invitation = Fields.text(invitation);
        this.invitationPrompt = Fields.text(invitationPrompt);
        this.thanks = Fields.text(thanks);
        this.thanksPrompt = Fields.text(thanksPrompt);
        this.questions = questions == null ? List.of() : List.copyOf(questions);
    }

    static SurveyForm blank(String language, String invitation, String thanks) {
        return new SurveyForm("", language, "", false, "2", invitation, "", thanks, "", List.of(QuestionRow.blank()));
    }

    static SurveyForm of(Survey.Details details) {
        List<QuestionRow> rows = new ArrayList<>(
                details.questions().stream().map(QuestionRow::of).toList());
        rows.add(QuestionRow.blank());
        return new SurveyForm(
                details.name(),
                details.language(),
                text(details.queueId()),
                details.active(),
                String.valueOf(details.attempts()),
                details.invitation().text(),
                text(details.invitation().promptId()),
                details.thanks().text(),
                text(details.thanks().promptId()),
                rows);
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    /**
     * What was chosen; empty when something is wrong, which then stands at its field.
     *
     * @param known the questions that the survey has
     */
    Optional<Survey.Details> details(Errors errors, Choices choices, List<Question> known) {
        Fields fields = new Fields(errors);
        fields.required("name", name, LONGEST_NAME);
        fields.choose("language", language, choices.languages());
        if (!queue.isEmpty()) {
            fields.choose("queue", queue, choices.queues());
        }
        Integer times = fields.whole("attempts", attempts, 1, 5);
        Spoken invited =
                fields.spoken("invitation", invitation, "invitationPrompt", invitationPrompt, choices.prompts());
        Spoken thanked = fields.spoken("thanks", thanks, "thanksPrompt", thanksPrompt, choices.prompts());
        List<Question> asked = new ArrayList<>();
        for (int row = 0; row < questions.size(); row++) {
            if (!questions.get(row).isNothing()) {
                Question question = questions.get(row).question(errors, "questions[" + row + "]", choices, known);
                if (question != null) {
                    asked.add(question);
                }
            }
        }
        if (!errors.hasErrors() && active && asked.isEmpty()) {
            errors.rejectValue("active", "surveys.error.no-questions");
        }
        if (asked.size() > MOST_QUESTIONS) {
            errors.rejectValue("name", "surveys.error.too-many", new Object[] {MOST_QUESTIONS}, null);
        }
        return errors.hasErrors() || times == null
                ? Optional.empty()
                : Optional.of(new Survey.Details(
                        name,
                        language,
                        queue.isEmpty() ? null : UUID.fromString(queue),
                        active,
                        times,
                        invited,
                        thanked,
                        asked));
    }
}
