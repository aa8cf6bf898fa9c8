package nl.balie.rules;

import static nl.balie.rules.Routes.NUMBER;
import static nl.balie.rules.Routes.OTHERWISE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import net.jqwik.time.api.Times;
import nl.balie.rules.routing.CallKind;
import nl.balie.rules.routing.Route;
import nl.balie.rules.routing.RoutingRequest;

class RoutingDecisionsPropertyTests {
    private static final RoutingDecisions DECISIONS = new RoutingDecisions();
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
    private static final ZonedDateTime MONDAY_AT_TEN = ZonedDateTime.parse("2026-02-09T10:00+01:00[Europe/Amsterdam]");

    @Property(tries = 300)
    void givesEveryContactExactlyOneQueueAndSaysWhy(@ForAll("requests") RoutingRequest request) {
        var decision = DECISIONS.decide(request);

        var possible = new ArrayList<>(request.routes());
        possible.add(OTHERWISE);
        assertThat(possible).anySatisfy(route -> {
            assertThat(decision.queue()).isEqualTo(route.queue());
            assertThat(decision.skillGroup()).isEqualTo(route.skillGroup());
            assertThat(decision.priority()).isEqualTo(route.priority());
        });
        assertThat(decision.because().dutch())
                .contains(request.calledNumber(), "wachtrij " + decision.queue())
                .endsWith(".");
    }

    @Property(tries = 200)
    void isNotTouchedByALineOfAnotherNumber(
            @ForAll("requests") RoutingRequest request, @ForAll("routes") Route line, @ForAll int seed) {
        var unrelated = Routes.number(line, "+31990009999");
        int position = Math.floorMod(seed, request.routes().size() + 1);

        assertThat(DECISIONS.decide(with(request, unrelated, position))).isEqualTo(DECISIONS.decide(request));
    }

    @Property(tries = 300)
    void letsALineWinFromAnyThatIsLessSpecific(
            @ForAll("widths") Widths wide, @ForAll("widths") Widths extra, @ForAll boolean narrowFirst) {
        var narrow = wide.plus(extra);
        Assume.that(!narrow.equals(wide));
        var wideLine = Routes.priority(wide.line("Breed"), 100);
        var narrowLine = narrow.line("Smal");
        var lines = narrowFirst ? List.of(narrowLine, wideLine) : List.of(wideLine, narrowLine);
        var request =
                new RoutingRequest(NUMBER, "+31612345678", "1", CallKind.INTERNAL, MONDAY_AT_TEN, lines, OTHERWISE);

        assertThat(DECISIONS.decide(withOnly(request, List.of(wideLine))).queue())
                .isEqualTo("Breed");
        assertThat(DECISIONS.decide(request).queue()).isEqualTo("Smal");
    }

    @Property(tries = 200)
    void isNotTouchedByLinesThatDoNotFitOnTheirOwn(@ForAll("requests") RoutingRequest request) {
        var fitting =
                request.routes().stream().filter(line -> fits(line, request)).toList();

        assertThat(DECISIONS.decide(withOnly(request, fitting))).isEqualTo(DECISIONS.decide(request));
    }

    /** How narrow each condition of a line is, from 0 for none; whatever it is, the line fits one certain call. */
    record Widths(int kind, int choice, int caller, int days, int hours, int dates) {
        Widths plus(Widths more) {
            return new Widths(
                    Math.min(1, kind + more.kind),
                    Math.min(1, choice + more.choice),
                    Math.min(2, caller + more.caller),
                    Math.min(2, days + more.days),
                    Math.min(2, hours + more.hours),
                    Math.min(3, dates + more.dates));
        }

        Route line(String queue) {
            var line = Routes.kind(Routes.to(queue), kind == 0 ? null : CallKind.INTERNAL);
            line = Routes.choice(line, choice == 0 ? null : "1");
            line = switch (caller) {
                case 0 -> line;
                case 1 -> Routes.caller(line, "+31");
                default -> Routes.caller(line, "+316");
            };
            line = switch (days) {
                case 0 -> line;
                case 1 -> Routes.days(line, DayOfWeek.MONDAY, DayOfWeek.TUESDAY);
                default -> Routes.days(line, DayOfWeek.MONDAY);
            };
            line = switch (hours) {
                case 0 -> line;
                case 1 -> Routes.hours(line, LocalTime.of(6, 0), LocalTime.of(22, 0));
                default -> Routes.hours(line, LocalTime.of(9, 0), LocalTime.of(11, 0));
            };
            return switch (dates) {
                case 0 -> line;
                case 1 -> Routes.dates(line, FIRST, null);
                case 2 -> Routes.dates(line, FIRST, LAST);
                default -> Routes.dates(line, FIRST, MONDAY_AT_TEN.toLocalDate());
            };
        }
    }

    @Provide
    Arbitrary<Widths> widths() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3))
                .as(Widths::new);
    }

    @Provide
    Arbitrary<RoutingRequest> requests() {
        return Combinators.combine(
                        Arbitraries.of("+31612345678", "+31201234567", "+491701234567")
                                .injectNull(0.2),
                        Arbitraries.of("1", "2").injectNull(0.2),
                        Arbitraries.of(CallKind.class),
                        moments(),
                        routes().list().ofMaxSize(8))
                .as((caller, choice, kind, at, lines) ->
                        new RoutingRequest(NUMBER, caller, choice, kind, at, numbered(lines), OTHERWISE));
    }

    @Provide
    Arbitrary<Route> routes() {
        var hours = Combinators.combine(times().injectNull(0.3), times().injectNull(0.3))
                .as((from, until) -> Routes.hours(OTHERWISE, from, until));
        var dates = Dates.dates().between(FIRST, LAST).injectNull(0.4);
        return Combinators.combine(
                        Arbitraries.of("1", "2").injectNull(0.5),
                        Arbitraries.of("+31", "+316", "+49").injectNull(0.6),
                        Arbitraries.of(CallKind.INTERNAL, CallKind.FALLBACK).injectNull(0.6),
                        days(),
                        hours.injectNull(0.6),
                        dates.injectNull(0.4),
                        dates.injectNull(0.4),
                        Arbitraries.integers().between(0, 9))
                .as((choice, prefix, kind, days, span, first, last, priority) -> {
                    var line = Routes.days(
                            Routes.kind(Routes.caller(Routes.choice(Routes.to("Lijn"), choice), prefix), kind), days);
                    var timed = span == null ? line : Routes.hours(line, span.from(), span.until());
                    return Routes.priority(Routes.dates(timed, first, last), priority);
                });
    }

    private static Arbitrary<Set<DayOfWeek>> days() {
        return Arbitraries.oneOf(
                Arbitraries.just(Set.of()), Arbitraries.of(DayOfWeek.class).set());
    }

    private static Arbitrary<LocalTime> times() {
        return Arbitraries.oneOf(
                Times.times().ofPrecision(ChronoUnit.MINUTES), Arbitraries.of(LocalTime.MIDNIGHT, LocalTime.NOON));
    }

    private static Arbitrary<ZonedDateTime> moments() {
        return Combinators.combine(Dates.dates().between(FIRST, LAST), times())
                .as((date, time) -> date.atTime(time).atZone(ZoneId.of("Europe/Amsterdam")));
    }

    /** Whether a line fits on its own: then it is chosen over what is left when no line fits. */
    private static boolean fits(Route line, RoutingRequest request) {
        var alone = withOnly(request, List.of(renamed(line, "Past")));
        return DECISIONS.decide(alone).queue().equals("Past");
    }

    private static List<Route> numbered(List<Route> lines) {
        var numbered = new ArrayList<Route>();
        for (var line : lines) {
            numbered.add(renamed(line, "Lijn " + numbered.size()));
        }
        return numbered;
    }

    private static RoutingRequest with(RoutingRequest request, Route line, int position) {
        var lines = new ArrayList<>(request.routes());
        lines.add(position, line);
        return withOnly(request, lines);
    }

    private static RoutingRequest withOnly(RoutingRequest request, List<Route> lines) {
        return new RoutingRequest(
                request.calledNumber(),
                request.callerNumber(),
                request.choice(),
                request.kind(),
                request.at(),
                lines,
                request.otherwise());
    }

    private static Route renamed(Route r, String queue) {
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
                queue,
                r.skillGroup(),
                r.priority(),
                r.description());
    }
}
