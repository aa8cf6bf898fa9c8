package nl.balie.prompts.web;

import nl.balie.pages.Check;
import org.jspecify.annotations.Nullable;

/** A text to be spoken, and in which language. */
record SpeechForm(String speechLanguage, String text) {
    static final int LONGEST = 2000;

    SpeechForm(@Nullable String speechLanguage, @Nullable String text) {
        this.speechLanguage = speechLanguage == null ? "" : speechLanguage;
        this.text = Check.text(text);
    }

    static SpeechForm blank(String language) {
        return new SpeechForm(language, "");
    }

    boolean isComplete(Check check) {
        if (text.isEmpty()) {
            check.reject("text", "prompts.error.text");
        }
        check.atMost("text", text, LONGEST);
        return check.passed();
    }
}
