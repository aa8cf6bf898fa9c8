package nl.balie.prompts.web;

import java.util.Optional;
import java.util.regex.Pattern;
import nl.balie.prompts.PromptDetails;
import nl.balie.prompts.PromptOverview;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What is typed about a prompt. */
record PromptForm(String name, String description) {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_DESCRIPTION = 500;
    /** No quotes and commas: the name stands in expressions and lists of callflow models. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._-]*");

    PromptForm(@Nullable String name, @Nullable String description) {
        this.name = name == null ? "" : name.strip().replaceAll("\\s+", " ");
        this.description = description == null ? "" : description.strip();
    }

    static PromptForm of(PromptOverview prompt) {
        return new PromptForm(prompt.name(), prompt.description());
    }

    Optional<PromptDetails> details(Errors errors) {
        if (name.isEmpty()) {
            errors.rejectValue("name", "prompts.error.required");
        } else if (name.length() > LONGEST_NAME) {
            errors.rejectValue("name", "prompts.error.too-long", new Object[] {LONGEST_NAME, name.length()}, null);
        } else if (!NAME.matcher(name).matches()) {
            errors.rejectValue("name", "prompts.error.name");
        }
        if (description.length() > LONGEST_DESCRIPTION) {
            errors.rejectValue(
                    "description",
                    "prompts.error.too-long",
                    new Object[] {LONGEST_DESCRIPTION, description.length()},
                    null);
        }
        return errors.hasErrors() ? Optional.empty() : Optional.of(new PromptDetails(name, description));
    }
}
