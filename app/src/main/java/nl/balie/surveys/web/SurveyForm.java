package nl.balie.surveys.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import nl.balie.pages.Check;
import nl.balie.pages.Option;
import nl.balie.surveys.Question;
import nl.balie.surveys.Spoken;
import nl.balie.surveys.Survey;
import org.jspecify.annotations.Nullable;

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
    private static final int LONGEST_TEXT = 1000;
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
        this.name = Check.text(name).replaceAll("\\s+", " ");
        this.language = Check.text(language);
        this.queue = Check.text(queue);
        this.active = Boolean.TRUE.equals(active);
        this.attempts = Check.text(attempts);
        this.invitation = Check.text(invitation);
        this.invitationPrompt = Check.text(invitationPrompt);
        this.thanks = Check.text(thanks);
        this.thanksPrompt = Check.text(thanksPrompt);
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
    Optional<Survey.Details> details(Check check, Choices choices, List<Question> known) {
        check.required("name", name, LONGEST_NAME);
        check.chosen("language", language, choices.languages());
        UUID heldFor = queue.isEmpty()
                ? null
                : check.chosenId("queue", queue, choices.queues()).orElse(null);
        OptionalInt times = check.whole("attempts", attempts, 1, 5);
        Spoken invited =
                spoken(check, "invitation", invitation, "invitationPrompt", invitationPrompt, choices.prompts());
        Spoken thanked = spoken(check, "thanks", thanks, "thanksPrompt", thanksPrompt, choices.prompts());
        List<Question> asked = new ArrayList<>();
        for (int row = 0; row < questions.size(); row++) {
            if (!questions.get(row).isNothing()) {
                Question question = questions.get(row).question(check, "questions[" + row + "]", choices, known);
                if (question != null) {
                    asked.add(question);
                }
            }
        }
        if (check.passed() && active && asked.isEmpty()) {
            check.reject("active", "surveys.error.no-questions");
        }
        if (asked.size() > MOST_QUESTIONS) {
            check.reject("name", "surveys.error.too-many", MOST_QUESTIONS);
        }
        return !check.passed() || times.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Survey.Details(name, language, heldFor, active, times.getAsInt(), invited, thanked, asked));
    }

    /** A text with the prompt that may take its place. */
    static Spoken spoken(
            Check check, String textField, String text, String promptField, String prompt, List<Option> prompts) {
        check.required(textField, text, LONGEST_TEXT);
        UUID chosen = prompt.isEmpty()
                ? null
                : check.chosenId(promptField, prompt, prompts).orElse(null);
        return new Spoken(text, chosen, chosen == null ? null : Option.label(prompts, prompt));
    }
}
