package nl.balie.rules.routing.facts;

import java.time.LocalDate;
import nl.balie.rules.routing.CallKind;
import nl.balie.rules.routing.Route;
import org.jspecify.annotations.Nullable;

/**
 * A line of the routing at the moment of the call.
 *
 * @param position in the order in which the administrator declared the lines
 * @param began the date on which the hours of this line around that moment began, which after midnight may be the day
 *     before; null outside its hours
 */
public record Line(int position, Route route, @Nullable LocalDate began) {
    public static Line of(int position, Route route, Call call) {
        return new Line(position, route, LineHours.of(route).began(call.date(), call.time()));
    }

    public String calledNumber() {
        return route.calledNumber();
    }

    public boolean isForIts(CallKind call) {
        return route.kind() == null || route.kind() == call;
    }

    public boolean isWithinItsHours() {
        return began != null;
    }

    public boolean isOnItsDays() {
        return began != null && (route.days().isEmpty() || route.days().contains(began.getDayOfWeek()));
    }

    public boolean isOnItsDates() {
        var first = route.firstDay();
        var last = route.lastDay();
        return began != null && (first == null || !began.isBefore(first)) && (last == null || !began.isAfter(last));
    }
}
