package nl.balie.numbers.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.balie.numbers.ShownNumbers.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers the agents of a skill group may show.
 *
 * @param shown the id of a number each, or {@link #NONE}
 */
record ShownNumbersForm(List<String> shown) {
    /** No number is shown. */
    static final String NONE = "geen";

    ShownNumbersForm(@Nullable List<String> shown) {
        this.shown = shown == null ? List.of() : List.copyOf(shown);
    }

    static ShownNumbersForm of(List<Shown> released) {
        return new ShownNumbersForm(
                released.stream().map(ShownNumbersForm::value).toList());
    }

    static String value(Shown shown) {
        return Objects.toString(shown.id(), NONE);
    }

    boolean none() {
        return shown.contains(NONE);
    }

    List<UUID> numbers(List<Shown> choices) {
        return choices.stream()
                .map(Shown::id)
                .filter(Objects::nonNull)
                .filter(id -> shown.contains(id.toString()))
                .toList();
    }
}
