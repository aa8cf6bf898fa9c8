package nl.balie.opening.web;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.balie.opening.CalendarDetails;
import nl.balie.pages.Check;
import nl.balie.rules.opening.WeeklyHours;

/** What is typed for a calendar; each day is one line of {@link HoursText}. */
record CalendarForm(
        String name,
        Boolean closedOnHolidays,
        String closedMessage,
        String monday,
        String tuesday,
        String wednesday,
        String thursday,
        String friday,
        String saturday,
        String sunday) {
    private static final String OFFICE_HOURS = "09:00-17:00";

    CalendarForm {
        name = Check.text(name);
        closedMessage = Check.text(closedMessage);
        closedOnHolidays = Boolean.TRUE.equals(closedOnHolidays);
        monday = Check.text(monday);
        tuesday = Check.text(tuesday);
        wednesday = Check.text(wednesday);
        thursday = Check.text(thursday);
        friday = Check.text(friday);
        saturday = Check.text(saturday);
        sunday = Check.text(sunday);
    }

    static CalendarForm blank(String closedMessage) {
        return new CalendarForm(
                "", true, closedMessage, OFFICE_HOURS, OFFICE_HOURS, OFFICE_HOURS, OFFICE_HOURS, OFFICE_HOURS, "", "");
    }

    static CalendarForm of(CalendarDetails calendar) {
        return new CalendarForm(
                calendar.name(),
                calendar.closedOnHolidays(),
                calendar.closedMessage(),
                line(calendar, DayOfWeek.MONDAY),
                line(calendar, DayOfWeek.TUESDAY),
                line(calendar, DayOfWeek.WEDNESDAY),
                line(calendar, DayOfWeek.THURSDAY),
                line(calendar, DayOfWeek.FRIDAY),
                line(calendar, DayOfWeek.SATURDAY),
                line(calendar, DayOfWeek.SUNDAY));
    }

    Optional<CalendarDetails> details(Check check) {
        check.required("name", name, 80);
        check.required("closedMessage", closedMessage, 1000);
        List<WeeklyHours> week = new ArrayList<>();
        lines().forEach((day, line) -> HoursText.parse(day, line)
                .ifPresentOrElse(week::addAll, () -> check.reject(field(day), "opening.error.hours")));
        return check.passed()
                ? Optional.of(new CalendarDetails(name, closedOnHolidays, closedMessage, week))
                : Optional.empty();
    }

    static String field(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    static String line(CalendarDetails calendar, DayOfWeek day) {
        return HoursText.of(
                calendar.week().stream().filter(hours -> hours.day() == day).toList());
    }

    private Map<DayOfWeek, String> lines() {
        return new EnumMap<>(Map.of(
                DayOfWeek.MONDAY, monday,
                DayOfWeek.TUESDAY, tuesday,
                DayOfWeek.WEDNESDAY, wednesday,
                DayOfWeek.THURSDAY, thursday,
                DayOfWeek.FRIDAY, friday,
                DayOfWeek.SATURDAY, saturday,
                DayOfWeek.SUNDAY, sunday));
    }
}
