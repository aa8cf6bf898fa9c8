package nl.balie.treatment.web;

import java.util.OptionalInt;
import java.util.UUID;
import nl.balie.pages.Check;
import nl.balie.pages.Option;
import nl.balie.treatment.WaitingMessage;
import org.jspecify.annotations.Nullable;

/** What is typed for one message to who waits; a row without anything is no message. */
record MessageRow(String after, String every, String text, String prompt) {
    MessageRow(@Nullable String after, @Nullable String every, @Nullable String text, @Nullable String prompt) {
        this.after = Check.text(after);
        this.every = Check.text(every);
        this.text = Check.text(text);
        this.prompt = Check.text(prompt);
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
    WaitingMessage message(Check check, String path, Choices choices) {
        OptionalInt from = check.whole(path + ".after", after, 1, 7200);
        OptionalInt repeat = every.isEmpty() ? OptionalInt.empty() : check.whole(path + ".every", every, 5, 7200);
        check.required(path + ".text", text, TreatmentForm.LONGEST_TEXT);
        UUID spoken = prompt.isEmpty()
                ? null
                : check.chosenId(path + ".prompt", prompt, choices.prompts()).orElse(null);
        return check.passed() && from.isPresent()
                ? new WaitingMessage(
                        from.getAsInt(),
                        repeat.isPresent() ? repeat.getAsInt() : null,
                        text,
                        spoken,
                        spoken == null ? null : Option.label(choices.prompts(), prompt))
                : null;
    }
}
