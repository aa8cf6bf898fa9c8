package nl.balie.organisations;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import nl.balie.rules.opening.DayException;
import nl.balie.rules.opening.OpeningCalendar;
import nl.balie.rules.opening.WeeklyHours;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When numbers are open. */
@Component
public class OpeningCalendars {
    private final JdbcClient database;

    OpeningCalendars(JdbcClient database) {
        this.database = database;
    }

    /** The calendar of the number, as the rules read it. */
    public CalendarOfNumber of(PhoneNumber number) {
        UUID calendar = number.calendarId();
        return database.sql("select name, closed_on_holidays, closed_message from opening_calendar where id = :id")
                .param("id", calendar)
                .query((row, index) -> new CalendarOfNumber(
                        new OpeningCalendar(
                                row.getString("name"),
                                week(calendar),
                                exceptions(calendar),
                                row.getBoolean("closed_on_holidays")),
                        row.getString("closed_message")))
                .single();
    }

    private List<WeeklyHours> week(UUID calendar) {
        return database.sql("select day, opens, closes from opening_hours where calendar_id = :id order by day, opens")
                .param("id", calendar)
                .query((row, index) -> new WeeklyHours(
                        DayOfWeek.of(row.getInt("day")),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class)))
                .list();
    }

    private List<DayException> exceptions(UUID calendar) {
        return database.sql("""
                select day, opens, closes, description from opening_exception where calendar_id = :id order by day
                """)
                .param("id", calendar)
                .query((row, index) -> new DayException(
                        row.getObject("day", LocalDate.class),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class),
                        row.getString("description")))
                .list();
    }
}
