package nl.balie.rules.words;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/** Days and moments, spelled out so that a decision does not hang on the locale data of the machine. */
public final class Times {
    private static final Because AND = new Because(" en ", " and ");
    private static final List<Because> DAYS = List.of(
            new Because("maandag", "Monday"),
            new Because("dinsdag", "Tuesday"),
            new Because("woensdag", "Wednesday"),
            new Because("donderdag", "Thursday"),
            new Because("vrijdag", "Friday"),
            new Because("zaterdag", "Saturday"),
            new Because("zondag", "Sunday"));
    private static final List<Because> MONTHS = List.of(
            new Because("januari", "January"),
            new Because("februari", "February"),
            new Because("maart", "March"),
            new Because("april", "April"),
            new Because("mei", "May"),
            new Because("juni", "June"),
            new Because("juli", "July"),
            new Because("augustus", "August"),
            new Because("september", "September"),
            new Because("oktober", "October"),
            new Because("november", "November"),
            new Because("december", "December"));

    private Times() {}

    /** Its name. */
    public static Because day(DayOfWeek day) {
        return DAYS.get(day.getValue() - 1);
    }

    /** Such as 'maandag 9 februari 2026 om 09:15', by the clock of its zone. */
    public static Because moment(ZonedDateTime at) {
        return day(at.getDayOfWeek())
                .and(" " + at.getDayOfMonth() + " ")
                .and(MONTHS.get(at.getMonthValue() - 1))
                .and(" " + at.getYear())
                .and(" om ", " at ")
                .and(at.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString());
    }

    /** All of them, with 'en' between each two. */
    public static Because listed(Collection<Because> parts) {
        return Because.joined(parts, AND);
    }
}
