package nl.balie.rules.routing.facts;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import nl.balie.rules.routing.CallKind;
import nl.balie.rules.routing.Route;

/**
 * How narrowly a line describes what it is for; the greater is the more specific. A line for one kind of call goes before
 * those for any (requirement 2.3.2); then the number of conditions counts (choice, caller, days, hours, dates). Between lines with as many: the longer beginning of the caller's number, the
 * shorter period, the fewer weekdays, the shorter hours. So a line that fits part of what another fits is always the
 * greater.
 *
 * @param kinds how many kinds of call it leaves out
 * @param conditions how many of the five the line sets; -1 for the queue that is left when no line fits
 * @param periodDays from the first day to the last; {@link Long#MAX_VALUE} when one of them is open
 */
public record Specificity(int kinds, int conditions, int prefixLength, long periodDays, int weekdays, Duration hours)
        implements Comparable<Specificity> {
    /** Less specific than any line. */
    static final Specificity NONE =
            new Specificity(0, -1, 0, Long.MAX_VALUE, DayOfWeek.values().length, Duration.ofDays(1));

    private static final Comparator<Specificity> ORDER = Comparator.comparingInt(Specificity::kinds)
            .thenComparingInt(Specificity::conditions)
            .thenComparingInt(Specificity::prefixLength)
            .thenComparing(Specificity::periodDays, Comparator.reverseOrder())
            .thenComparing(Specificity::weekdays, Comparator.reverseOrder())
            .thenComparing(Specificity::hours, Comparator.reverseOrder());

    static Specificity of(Route route) {
        var prefix = route.callerPrefix();
        var first = route.firstDay();
        var last = route.lastDay();
        var hours = LineHours.of(route);
        int weekdays = route.days().isEmpty() ? NONE.weekdays() : route.days().size();
        int conditions = count(route.choice() != null)
                + count(prefix != null)
                + count(weekdays < NONE.weekdays())
                + count(!hours.isWholeDay())
                + count(first != null || last != null);
        return new Specificity(
                route.kind() == null ? 0 : CallKind.values().length - 1,
                conditions,
                prefix == null ? 0 : prefix.length(),
                first == null || last == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(first, last),
                weekdays,
                hours.length());
    }

    private static int count(boolean condition) {
        return condition ? 1 : 0;
    }

    @Override
    public int compareTo(Specificity other) {
        return ORDER.compare(this, other);
    }
}
