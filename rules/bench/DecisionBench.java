import java.lang.management.ManagementFactory;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.balie.rules.OpeningDecisions;
import nl.balie.rules.RoutingDecisions;
import nl.balie.rules.opening.DayException;
import nl.balie.rules.opening.OpeningCalendar;
import nl.balie.rules.opening.WeeklyHours;
import nl.balie.rules.routing.CallKind;
import nl.balie.rules.routing.Route;
import nl.balie.rules.routing.RoutingRequest;

/** What a decision costs, in a new JVM and warm. See README.md beside this file. */
class DecisionBench {
    private static final int WARM_UP = 20_000;
    private static final int MEASURED = 20_000;
    private static final ZonedDateTime AT = ZonedDateTime.parse("2026-02-09T10:00+01:00[Europe/Amsterdam]");

    static void main() {
        var opening = timed("new OpeningDecisions()", OpeningDecisions::new);
        var calendar = calendar();
        timed("first opening decision", () -> opening.decide(calendar, AT));
        var routing = timed("new RoutingDecisions(), after opening", RoutingDecisions::new);
        var small = request(10);
        var large = request(200);
        timed("first routing decision", () -> routing.decide(small));

        warm("opening", () -> opening.decide(calendar, AT));
        warm("routing, 10 lines", () -> routing.decide(small));
        warm("routing, 200 lines of 20 numbers", () -> routing.decide(large));
    }

    private static <T> T timed(String what, Supplier<T> step) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        T result = step.get();
        System.out.printf(
                "%-40s %8.1f ms, of which %.1f ms CPU%n",
                what, (System.nanoTime() - start) / 1e6, (threads.getCurrentThreadCpuTime() - cpu) / 1e6);
        return result;
    }

    private static void warm(String what, Supplier<?> step) {
        for (int i = 0; i < WARM_UP; i++) {
            step.get();
        }
        var nanos = new long[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long start = System.nanoTime();
            step.get();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-40s p50 %6.1f µs   p99 %6.1f µs%n",
                what, nanos[MEASURED / 2] / 1e3, nanos[MEASURED * 99 / 100] / 1e3);
    }

    private static OpeningCalendar calendar() {
        var week = Stream.of(DayOfWeek.values())
                .limit(5)
                .map(day -> new WeeklyHours(day, LocalTime.of(8, 30), LocalTime.of(17, 0)))
                .toList();
        var exceptions = IntStream.range(0, 20)
                .mapToObj(i -> new DayException(LocalDate.of(2026, 6, 1).plusDays(i), null, null, "Vrij"))
                .toList();
        return new OpeningCalendar("Stadhuis", week, exceptions, true);
    }

    /** Ten lines for each called number: one for each choice. */
    private static RoutingRequest request(int lines) {
        List<Route> routes = IntStream.range(0, lines)
                .mapToObj(i -> route(i / 10, String.valueOf(i % 10)))
                .toList();
        return new RoutingRequest("+31990001000", "+31612345678", "1", CallKind.EXTERNAL, AT, routes, route(0, null));
    }

    private static Route route(int number, String choice) {
        return new Route(
                "+3199000" + (1000 + number),
                choice,
                null,
                null,
                Set.of(),
                null,
                null,
                null,
                null,
                "Wachtrij",
                "Groep",
                0,
                "Regel");
    }
}
