package nl.balie.treatment.web;

import nl.balie.pages.Option;
import nl.balie.treatment.WaitingMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What is typed for one message to who waits; a row without anything is no message. */
record MessageRow(String after, String every, String text, String prompt) {
    MessageRow(@Nullable String after, @Nullable String every, @Nullable String text, @Nullable String prompt) {
        this.after = Fields.text(after);
        this.every = Fields.text(every);
        this.text = Fields.text(text);
        this.prompt = Fields.text(prompt);
    }

    static MessageRow blank() {
        return new MessageRow("", "", "", "");
    }

    static MessageRow of(WaitingMessage message) {
        return new MessageRow(
                String.valueOf(message.after()),
                message.every() == null ? "" : String.valueOf(message.every()),
                message.text(),
                message.promptId() == null ? "" : message.promptId().toString());
    }

    public boolean isEmpty() {
        return after.isEmpty() && every.isEmpty() && text.isEmpty() && prompt.isEmpty();
    }

    /**
     * @param path of this row in the form, such as {@code messages[0]}
     * @return null when something is wrong, which then stands at its field
     */
    @Nullable
    WaitingMessage message(Errors errors, String path, Choices choices) {
        Fields fields = new Fields(errors);
        Integer from = fields.whole(path + ".after", after, 1, 7200);
        Integer repeat = every.isEmpty() ? null : fields.whole(path + ".every", every, 5, 7200);
        fields.required(path + ".text", text);
        if (!prompt.isEmpty() && !Option.has(choices.prompts(), prompt)) {
            errors.rejectValue(path + ".prompt", "treatment.error.choose");
        }
        if (errors.hasErrors() || from == null) {
            return null;
        }
        return prompt.isEmpty()
                ? new WaitingMessage(from, repeat, text, null, null)
                : new WaitingMessage(
                        from, repeat, text, java.util.UUID.fromString(prompt), Option.label(choices.prompts(), prompt));
    }
}
