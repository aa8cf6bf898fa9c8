package nl.balie.organisations.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Turns what was typed into values, and puts what is wrong at its field. */
record Check(Errors errors) {
    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    void required(String field, String value, int longest) {
        if (value.isEmpty()) {
            reject(field, "organisations.error.required");
        }
        atMost(field, value, longest);
    }

    void atMost(String field, String value, int longest) {
        if (value.length() > longest) {
            reject(field, "organisations.error.too-long", longest, value.length());
        }
    }

    OptionalInt whole(String field, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        reject(field, "organisations.error.whole-number", least, most);
        return OptionalInt.empty();
    }

    /** The value when it is one of the choices; the choices are what the reader's organisation has. */
    Optional<String> chosen(String field, String value, List<Choice> choices) {
        if (choices.stream().anyMatch(choice -> choice.value().equals(value))) {
            return Optional.of(value);
        }
        reject(field, "organisations.error.choose");
        return Optional.empty();
    }

    Optional<UUID> chosenId(String field, String value, List<Choice> choices) {
        return chosen(field, value, choices).map(UUID::fromString);
    }

    @Nullable
    LocalTime time(String field, String value) {
        try {
            return value.isEmpty() ? null : LocalTime.parse(value);
        } catch (DateTimeParseException notATime) {
            reject(field, "organisations.error.time");
            return null;
        }
    }

    @Nullable
    LocalDate date(String field, String value) {
        try {
            return value.isEmpty() ? null : LocalDate.parse(value);
        } catch (DateTimeParseException notADate) {
            reject(field, "organisations.error.date");
            return null;
        }
    }

    void reject(String field, String key, Object... arguments) {
        errors.rejectValue(field, key, arguments, null);
    }

    boolean passed() {
        return !errors.hasErrors();
    }
}
