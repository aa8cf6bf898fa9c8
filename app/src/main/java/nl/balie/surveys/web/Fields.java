package nl.balie.surveys.web;

import java.util.List;
import java.util.UUID;
import nl.balie.pages.Option;
import nl.balie.surveys.Spoken;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Turns what was typed into values, and puts what is wrong at its field. */
record Fields(Errors errors) {
    private static final int LONGEST_TEXT = 1000;

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    void required(String field, String value, int longest) {
        if (value.isEmpty()) {
            errors.rejectValue(field, "surveys.error.required");
        } else if (value.length() > longest) {
            errors.rejectValue(field, "surveys.error.too-long", new Object[] {longest, value.length()}, null);
        }
    }

    void choose(String field, String value, List<Option> options) {
        if (!Option.has(options, value)) {
            errors.rejectValue(field, "surveys.error.choose");
        }
    }

    /** Null when it is no whole number within these bounds. */
    @Nullable
    Integer whole(String field, String value, int least, int most) {
        if (value.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        errors.rejectValue(field, "surveys.error.whole-number", new Object[] {least, most}, null);
        return null;
    }

    /** A text with the prompt that may take its place. */
    Spoken spoken(String textField, String text, String promptField, String prompt, List<Option> prompts) {
        required(textField, text, LONGEST_TEXT);
        if (prompt.isEmpty()) {
            return new Spoken(text, null, null);
        }
        if (!Option.has(prompts, prompt)) {
            errors.rejectValue(promptField, "surveys.error.choose");
            return new Spoken(text, null, null);
        }
        return new Spoken(text, UUID.fromString(prompt), Option.label(prompts, prompt));
    }
}
