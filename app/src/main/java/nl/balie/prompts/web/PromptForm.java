package nl.balie.prompts.web;

import java.util.Optional;
import java.util.regex.Pattern;
import nl.balie.pages.Check;
import nl.balie.prompts.PromptDetails;
import nl.balie.prompts.PromptOverview;
import org.jspecify.annotations.Nullable;

/** What is typed about a prompt. */
record PromptForm(String name, String description) {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_DESCRIPTION = 500;
    /** No quotes and commas: the name stands in expressions and lists of callflow models. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._-]*");

    PromptForm(@Nullable String name, @Nullable String description) {
        this.name = Check.text(name).replaceAll("\\s+", " ");
        this.description = Check.text(description);
    }

    static PromptForm of(PromptOverview prompt) {
        return new PromptForm(prompt.name(), prompt.description());
    }

    Optional<PromptDetails> details(Check check) {
        check.required("name", name, LONGEST_NAME);
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            check.reject("name", "prompts.error.name");
        }
        check.atMost("description", description, LONGEST_DESCRIPTION);
        return check.passed() ? Optional.of(new PromptDetails(name, description)) : Optional.empty();
    }
}
