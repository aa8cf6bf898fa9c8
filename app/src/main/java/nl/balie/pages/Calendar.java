package nl.balie.pages;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The days that Balie knows. Java counts them for a thousand million years and PostgreSQL for fewer; whoever asks for such a
 * day made a mistake.
 */
public final class Calendar {
    /** The first year. */
    public static final int FIRST = 1900;
    /** The last year. */
    public static final int LAST = 2999;

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private Calendar() {}

    /** The day, in ISO 8601 as browsers send it; empty when it is none, or none of these years. */
    public static Optional<LocalDate> day(String text) {
        try {
            return DAY.matcher(text).matches()
                    ? Optional.of(LocalDate.parse(text)).filter(day -> has(day.getYear()))
                    : Optional.empty();
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** The time of a day, such as 09:30; empty when it is none. */
    public static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** Whether it is one of these years. */
    public static boolean has(int year) {
        return year >= FIRST && year <= LAST;
    }
}
