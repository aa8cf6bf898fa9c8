package nl.balie.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import nl.balie.rules.routing.CallKind;
import nl.balie.rules.routing.Route;
import org.jspecify.annotations.Nullable;

/** Lines for the tests, changed one condition at a time. */
final class Routes {
    static final String NUMBER = "+31990001000";
    static final Route OTHERWISE = to("Algemeen");

    private Routes() {}

    static Route to(String queue) {
        return new Route(
                NUMBER,
                null,
                null,
                null,
                Set.of(),
                null,
                null,
                null,
                null,
                queue,
                "groep " + queue,
                0,
                "naar " + queue);
    }

    static Route number(Route r, String number) {
        return copy(r, number, r.choice(), r.callerPrefix(), r.days(), r.from(), r.until(), r.firstDay(), r.lastDay());
    }

    static Route choice(Route r, @Nullable String choice) {
        return copy(
                r,
                r.calledNumber(),
                choice,
                r.callerPrefix(),
                r.days(),
                r.from(),
                r.until(),
                r.firstDay(),
                r.lastDay());
    }

    static Route caller(Route r, @Nullable String prefix) {
        return copy(r, r.calledNumber(), r.choice(), prefix, r.days(), r.from(), r.until(), r.firstDay(), r.lastDay());
    }

    static Route days(Route r, DayOfWeek... days) {
        return days(r, Set.of(days));
    }

    static Route days(Route r, Set<DayOfWeek> days) {
        return copy(
                r,
                r.calledNumber(),
                r.choice(),
                r.callerPrefix(),
                days,
                r.from(),
                r.until(),
                r.firstDay(),
                r.lastDay());
    }

    static Route hours(Route r, @Nullable LocalTime from, @Nullable LocalTime until) {
        return copy(
                r, r.calledNumber(), r.choice(), r.callerPrefix(), r.days(), from, until, r.firstDay(), r.lastDay());
    }

    static Route dates(Route r, @Nullable LocalDate first, @Nullable LocalDate last) {
        return copy(r, r.calledNumber(), r.choice(), r.callerPrefix(), r.days(), r.from(), r.until(), first, last);
    }

    static Route priority(Route r, int priority) {
        return new Route(
                r.calledNumber(),
                r.choice(),
                r.callerPrefix(),
                r.kind(),
                r.days(),
                r.from(),
                r.until(),
                r.firstDay(),
                r.lastDay(),
                r.queue(),
                r.skillGroup(),
                priority,
                r.description());
    }

    static Route kind(Route r, @Nullable CallKind kind) {
        return new Route(
                r.calledNumber(),
                r.choice(),
                r.callerPrefix(),
                kind,
                r.days(),
                r.from(),
                r.until(),
                r.firstDay(),
                r.lastDay(),
                r.queue(),
                r.skillGroup(),
                r.priority(),
                r.description());
    }

    private static Route copy(
            Route r,
            String number,
            @Nullable String choice,
            @Nullable String prefix,
            Set<DayOfWeek> days,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {
        return new Route(
                number,
                choice,
                prefix,
                r.kind(),
                days,
                from,
                until,
                first,
                last,
                r.queue(),
                r.skillGroup(),
                r.priority(),
                r.description());
    }
}
