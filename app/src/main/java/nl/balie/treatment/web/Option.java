package nl.balie.treatment.web;

import java.util.List;

/** One choice of a list. */
record Option(String value, String label) {
    static boolean has(List<Option> options, String value) {
        return options.stream().anyMatch(option -> option.value().equals(value));
    }

    static String label(List<Option> options, String value) {
        return options.stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElseThrow();
    }
}
