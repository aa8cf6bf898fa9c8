package nl.balie.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Turns what was typed into values, and puts what is wrong at its field.
 *
 * @param errors the form's fields, by the names of the record that it binds to
 * @param stored the form of what is there already; null for something new
 */
public record Check(Errors errors, @Nullable Record stored) {
    /** Java would read the digits of every script. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");

    private static final Pattern KEY = Pattern.compile("[0-9A-Z]");

    /** For something new. */
    public Check(Errors errors) {
        this(errors, null);
    }

    /** The first digit from 1 that is not among these, as a proposal; empty when all are. */
    public static String freeKey(Stream<@Nullable String> taken) {
        List<String> known = taken.filter(Objects::nonNull).toList();
        return IntStream.rangeClosed(1, 9)
                .mapToObj(String::valueOf)
                .filter(digit -> !known.contains(digit))
                .findFirst()
                .orElse("");
    }

    /** What was typed, without the spaces around it; empty when nothing was. */
    public static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** Refuses an empty value, and one of more than so many characters. */
    public void required(String field, String value, int longest) {
        if (value.isEmpty()) {
            reject(field, "pages.error.required");
        }
        atMost(field, value, longest);
    }

    /** Refuses a value of more than so many characters. */
    public void atMost(String field, String value, int longest) {
        if (value.length() > longest) {
            reject(field, "pages.error.too-long", longest, value.length());
        }
    }

    /** The whole number from least to most, both included; empty when it was refused. */
    public OptionalInt whole(String field, String value, int least, int most) {
        try {
            if (NUMBER.matcher(value).matches()) {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                    return OptionalInt.of(number);
                }
            }
        } catch (NumberFormatException tooLong) {
            // refused below
        }
        reject(field, "pages.error.whole-number", least, most);
        return OptionalInt.empty();
    }

    /** The key of a keyboard, a digit or a letter as a capital; null when none was typed or it was refused. */
    public @Nullable String key(String field, String value) {
        String key = value.toUpperCase(Locale.ROOT);
        if (value.isEmpty() || KEY.matcher(key).matches()) {
            return value.isEmpty() ? null : key;
        }
        reject(field, "pages.error.key");
        return null;
    }

    /** The value when it is one of the choices; the choices are what the reader's organisation has. */
    public Optional<String> chosen(String field, String value, List<Option> choices) {
        if (Option.has(choices, value)) {
            return Optional.of(value);
        }
        reject(field, "pages.error.choose");
        return Optional.empty();
    }

    /** The same for choices that are sent as ids. */
    public Optional<UUID> chosenId(String field, String value, List<Option> choices) {
        return chosen(field, value, choices).map(UUID::fromString);
    }

    /** The time, such as 09:30; null when none was typed or it was refused. */
    public @Nullable LocalTime time(String field, String value) {
        try {
            return value.isEmpty() ? null : LocalTime.parse(value);
        } catch (DateTimeParseException notATime) {
            reject(field, "pages.error.time");
            return null;
        }
    }

    /** The date in ISO 8601, as browsers send it, of the {@link Calendar}; null when none was typed or it was refused. */
    public @Nullable LocalDate date(String field, String value) {
        Optional<LocalDate> date = Calendar.day(value);
        if (date.isEmpty() && !value.isEmpty()) {
            reject(field, "pages.error.date");
        }
        return date.orElse(null);
    }

    /** The moment in this time zone, in ISO 8601 as browsers send it; null when it was refused. */
    public @Nullable Instant moment(String field, String value, ZoneId zone) {
        try {
            LocalDateTime moment = LocalDateTime.parse(value);
            if (Calendar.has(moment.getYear())) {
                return moment.atZone(zone).toInstant();
            }
        } catch (DateTimeParseException notAMoment) {
            // refused below
        }
        reject(field, "pages.error.moment");
        return null;
    }

    /** Refuses an end that is over, or that is not after the beginning; what is null was refused before. */
    public void end(String field, @Nullable Instant from, @Nullable Instant until, Instant now) {
        if (until != null && !until.isAfter(now)) {
            reject(field, "pages.error.over");
        } else if (from != null && until != null && !until.isAfter(from)) {
            reject(field, "pages.error.ends-before-start");
        }
    }

    /**
     * Refuses to let go of what was filled in beside an empty field that it is worth nothing without. What stood there
     * already may go: who empties that field means that.
     *
     * @param rest what else was filled in, by field
     */
    public void notHalf(String field, String value, Map<String, String> rest) {
        if (value.isEmpty()
                && rest.entrySet().stream()
                        .anyMatch(other -> !other.getValue().isEmpty() && !stood(other.getKey(), other.getValue()))) {
            reject(field, "pages.error.half");
        }
    }

    /**
     * Refuses to let go of what was filled in for another choice than the one that was made. What stood there already may
     * go: who chooses something else means that.
     *
     * @param counts whether the choice that this field belongs to was made
     */
    public void notStray(String field, String value, boolean counts) {
        if (!counts && !value.isEmpty() && !stood(field, value)) {
            reject(field, "pages.error.stray");
        }
    }

    private boolean stood(String field, String value) {
        return stored != null
                && Stream.of(stored.getClass().getRecordComponents())
                        .filter(component -> component.getName().equals(field))
                        .anyMatch(component -> value.equals(Edit.value(component, stored)));
    }

    /**
     * Puts a text at a field.
     *
     * @param key in the message files
     */
    public void reject(String field, String key, Object... arguments) {
        errors.rejectValue(field, key, arguments, null);
    }

    /** Whether nothing was refused so far. */
    public boolean passed() {
        return !errors.hasErrors();
    }
}
