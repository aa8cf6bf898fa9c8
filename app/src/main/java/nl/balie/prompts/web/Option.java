package nl.balie.prompts.web;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;

/** What can be chosen from a list. */
record Option(String value, String label) {
    /** Languages by their names in the reader's language. */
    static List<Option> languages(Collection<String> codes) {
        return codes.stream().map(code -> new Option(code, language(code))).toList();
    }

    /** The language's name with a capital, as a list begins. */
    static String language(String code) {
        Locale reader = LocaleContextHolder.getLocale();
        String name = Locale.of(code).getDisplayLanguage(reader);
        return name.substring(0, 1).toUpperCase(reader) + name.substring(1);
    }

    static boolean has(List<Option> options, String value) {
        return options.stream().anyMatch(option -> option.value().equals(value));
    }
}
