package nl.balie.pages;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * One choice of a list on a page.
 *
 * @param value what is sent for it
 * @param label what the reader sees
 */
public record Option(String value, String label) {
    /** Languages by their names in the reader's language; codes in ISO 639-1. */
    public static List<Option> languages(Collection<String> codes) {
        return codes.stream().map(code -> new Option(code, language(code))).toList();
    }

    /** The language's name in the reader's language, with a capital as a list begins. */
    public static String language(String code) {
        Locale reader = LocaleContextHolder.getLocale();
        String name = Locale.of(code).getDisplayLanguage(reader);
        return name.substring(0, 1).toUpperCase(reader) + name.substring(1);
    }

    /** Whether this value can be chosen. */
    public static boolean has(List<Option> options, String value) {
        return options.stream().anyMatch(option -> option.value().equals(value));
    }

    /**
     * What the reader sees for this value.
     *
     * @throws java.util.NoSuchElementException when it cannot be chosen
     */
    public static String label(List<Option> options, String value) {
        return options.stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElseThrow();
    }
}
