package nl.balie.prompts.web;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** A text to be spoken, and in which language. */
record SpeechForm(String speechLanguage, String text) {
    static final int LONGEST = 2000;

    SpeechForm(@Nullable String speechLanguage, @Nullable String text) {
        this.speechLanguage = speechLanguage == null ? "" : speechLanguage;
        this.text = text == null ? "" : text.strip();
    }

    static SpeechForm blank(String language) {
        return new SpeechForm(language, "");
    }

    boolean check(Errors errors) {
        if (text.isEmpty()) {
            errors.rejectValue("text", "prompts.error.text");
        } else if (text.length() > LONGEST) {
            errors.rejectValue("text", "prompts.error.too-long", new Object[] {LONGEST, text.length()}, null);
        }
        return !errors.hasErrors();
    }
}
