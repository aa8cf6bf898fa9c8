package nl.balie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.NavigableSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import net.jqwik.time.api.Times;
import nl.balie.conformity.Requirement;
import nl.balie.rules.opening.DayException;
import nl.balie.rules.opening.OpeningCalendar;
import nl.balie.rules.opening.WeeklyHours;

class OpeningDecisionsPropertyTests {
    private static final OpeningDecisions DECISIONS = new OpeningDecisions();
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 12, 31);

    @Property(tries = 300)
    void alwaysAnswersWithASentenceThatAgreesWithTheAnswer(
            @ForAll("calendars") OpeningCalendar calendar, @ForAll("moments") LocalDateTime local) {
        var decision = DECISIONS.decide(calendar, local.atZone(AMSTERDAM));

        assertThat(decision.because().dutch())
                .startsWith(decision.open() ? "Open: " : "Gesloten: ")
                .endsWith(".");
    }

    @Property(tries = 300)
    @Requirement(value = "2.2.11", part = "telephone")
    void neverChangesBetweenTwoConsecutiveBoundaries(
            @ForAll("calendars") OpeningCalendar calendar,
            @ForAll("moments") LocalDateTime one,
            @ForAll("times") LocalTime other) {
        var boundaries = boundaries(calendar);
        var start = boundaries.floor(one.toLocalTime());
        var end = boundaries.higher(one.toLocalTime());
        var within = start != null && !other.isBefore(start) && (end == null || other.isBefore(end)) ? other : start;
        var atStart = at(one.toLocalDate().atTime(start));
        var atOne = at(one);
        var atOther = at(one.toLocalDate().atTime(within));

        assertThat(DECISIONS.decide(calendar, atOne)).isEqualTo(DECISIONS.decide(calendar, atStart));
        assertThat(DECISIONS.decide(calendar, atOther)).isEqualTo(DECISIONS.decide(calendar, atStart));
    }

    @Property(tries = 200)
    void isClosedOnEveryDateThatTheOrganisationTakesOff(
            @ForAll("calendars") OpeningCalendar calendar, @ForAll("moments") LocalDateTime local) {
        var exceptions = new ArrayList<>(calendar.exceptions());
        exceptions.add(new DayException(local.toLocalDate(), null, null, "Vrij"));
        var dayOff = new OpeningCalendar(calendar.name(), calendar.week(), exceptions, calendar.closedOnHolidays());

        assertThat(DECISIONS.decide(dayOff, at(local)).open()).isFalse();
    }

    @Property(tries = 200)
    void isNotTouchedByExceptionsOnOtherDates(
            @ForAll("calendars") OpeningCalendar calendar,
            @ForAll("moments") LocalDateTime local,
            @ForAll("exceptions") DayException exception) {
        var date =
                exception.date().equals(local.toLocalDate()) ? exception.date().plusDays(1) : exception.date();
        var exceptions = new ArrayList<>(calendar.exceptions());
        exceptions.add(new DayException(date, exception.opens(), exception.closes(), exception.description()));
        var more = new OpeningCalendar(calendar.name(), calendar.week(), exceptions, calendar.closedOnHolidays());

        assertThat(DECISIONS.decide(more, at(local))).isEqualTo(DECISIONS.decide(calendar, at(local)));
    }

    @Provide
    Arbitrary<OpeningCalendar> calendars() {
        var week = Combinators.combine(Arbitraries.of(DayOfWeek.class), times(), times())
                .as(WeeklyHours::new)
                .list()
                .ofMaxSize(12);
        return Combinators.combine(week, exceptions().list().ofMaxSize(6), Arbitraries.of(true, false))
                .as((hours, exceptions, closed) -> new OpeningCalendar("Stadhuis", hours, exceptions, closed));
    }

    @Provide
    Arbitrary<DayException> exceptions() {
        return Combinators.combine(dates(), times().injectNull(0.3), times(), Arbitraries.of("Uitje", "Koopavond", ""))
                .as(DayException::new);
    }

    /** A few dates come often, so that exceptions and holidays are hit. */
    private static Arbitrary<LocalDate> dates() {
        return Arbitraries.oneOf(
                Dates.dates().between(FIRST, LAST),
                Arbitraries.of(
                        LocalDate.of(2026, 4, 6),
                        LocalDate.of(2026, 4, 27),
                        LocalDate.of(2026, 12, 26),
                        LocalDate.of(2026, 3, 29),
                        LocalDate.of(2026, 10, 25)));
    }

    @Provide
    Arbitrary<LocalTime> times() {
        return Arbitraries.oneOf(
                Times.times().ofPrecision(ChronoUnit.MINUTES),
                Arbitraries.of(LocalTime.MIDNIGHT, LocalTime.of(8, 30), LocalTime.NOON, LocalTime.of(17, 0)));
    }

    @Provide
    Arbitrary<LocalDateTime> moments() {
        return Combinators.combine(dates(), times()).as(LocalDateTime::of);
    }

    /** Every time at which this calendar could open or close, of any day: more than needed does no harm. */
    private static NavigableSet<LocalTime> boundaries(OpeningCalendar calendar) {
        var boundaries = new TreeSet<LocalTime>();
        boundaries.add(LocalTime.MIDNIGHT);
        for (var hours : calendar.week()) {
            boundaries.add(hours.opens());
            boundaries.add(hours.closes());
        }
        for (var exception : calendar.exceptions()) {
            var opens = exception.opens();
            var closes = exception.closes();
            if (opens != null) {
                boundaries.add(opens);
            }
            if (closes != null) {
                boundaries.add(closes);
            }
        }
        return boundaries;
    }

    /** In a zone without clock changes, so that every time of the day exists. */
    private static ZonedDateTime at(LocalDateTime local) {
        return local.atZone(ZoneOffset.ofHours(1));
    }
}
