package nl.balie.prompts.web;

import java.util.List;
import java.util.Optional;
import nl.balie.pages.Check;
import nl.balie.prompts.PromptLanguages;
import org.jspecify.annotations.Nullable;

/** The languages that are ticked, and the one for who chose none. */
record LanguagesForm(List<String> languages, String standard) {
    LanguagesForm(@Nullable List<String> languages, @Nullable String standard) {
        this.languages = languages == null ? List.of() : List.copyOf(languages);
        this.standard = standard == null ? "" : standard;
    }

    static LanguagesForm of(PromptLanguages.Chosen chosen) {
        return new LanguagesForm(chosen.languages(), chosen.standard());
    }

    Optional<PromptLanguages.Chosen> chosen(Check check) {
        List<String> known =
                PromptLanguages.OFFERED.stream().filter(languages::contains).toList();
        if (known.isEmpty()) {
            check.reject("languages", "prompts.error.languages");
        }
        if (!known.contains(standard)) {
            check.reject("standard", "prompts.error.standard");
        }
        return check.passed() ? Optional.of(new PromptLanguages.Chosen(known, standard)) : Optional.empty();
    }
}
