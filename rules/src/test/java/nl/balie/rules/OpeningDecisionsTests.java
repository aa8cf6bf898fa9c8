package nl.balie.rules;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.balie.conformity.Requirement;
import nl.balie.rules.opening.DayException;
import nl.balie.rules.opening.OpeningCalendar;
import nl.balie.rules.opening.WeeklyHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningDecisionsTests {
    private static final OpeningDecisions DECISIONS = new OpeningDecisions();
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    /** Monday to Friday from 08:30 to 17:00, closed on holidays. */
    private static final List<WeeklyHours> OFFICE_HOURS = Stream.of(DayOfWeek.values())
            .limit(5)
            .map(day -> hours(day, "08:30", "17:00"))
            .toList();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-02-09T08:29:59.999999999 | false | Gesloten: maandag is open van 08:30 tot 17:00. Buiten de openingstijden van de week is het gesloten.
            2026-02-09T08:30              | true  | Open: maandag van 08:30 tot 17:00. Binnen de openingstijden van de week is het open.
            2026-02-09T16:59:59.999999999 | true  | Open: maandag van 08:30 tot 17:00. Binnen de openingstijden van de week is het open.
            2026-02-09T17:00              | false | Gesloten: maandag is open van 08:30 tot 17:00. Buiten de openingstijden van de week is het gesloten.
            2026-02-13T12:00              | true  | Open: vrijdag van 08:30 tot 17:00. Binnen de openingstijden van de week is het open.
            2026-02-14T12:00              | false | Gesloten: op zaterdag zijn er geen openingstijden. Een dag zonder openingstijden is gesloten.
            2026-04-06T12:00              | false | Gesloten: Tweede Paasdag. Op een feestdag is het gesloten.
            2026-12-25T12:00              | false | Gesloten: Eerste Kerstdag. Op een feestdag is het gesloten.
            2026-12-26T12:00              | false | Gesloten: Tweede Kerstdag. Op een feestdag is het gesloten.
            2026-04-03T12:00              | true  | Open: vrijdag van 08:30 tot 17:00. Binnen de openingstijden van de week is het open.
            2026-05-05T12:00              | true  | Open: dinsdag van 08:30 tot 17:00. Binnen de openingstijden van de week is het open.
            2025-05-05T12:00              | false | Gesloten: Bevrijdingsdag. Op een feestdag is het gesloten.
            """)
    @Requirement(value = "2.2.11", part = "telephone")
    void followsTheWeekAndTheHolidays(LocalDateTime at, boolean open, String because) {
        var calendar = new OpeningCalendar("Stadhuis", OFFICE_HOURS, List.of(), true);

        var decision = DECISIONS.decide(calendar, at.atZone(AMSTERDAM));

        assertThat(decision.open()).isEqualTo(open);
        assertThat(decision.because().dutch()).isEqualTo(because);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-02-09T08:29 | Closed: Monday is open from 08:30 until 17:00. Outside the hours of the week it is closed.
            2026-02-10T08:30 | Open: Tuesday from 08:30 until 17:00. Within the hours of the week it is open.
            2026-02-14T12:00 | Closed: on Saturday there are no opening hours. A day without opening hours is closed.
            2026-04-06T12:00 | Closed: Easter Monday. On a public holiday it is closed.
            2026-03-02T12:00 | Closed: special day. A special day without hours is closed.
            2026-03-03T10:00 | Open: Markt, from 10:00 until 13:00. On a special day its own hours hold.
            2026-03-03T14:00 | Closed: Markt, open from 10:00 until 13:00. Outside the hours of a special day it is closed.
            """)
    void saysInEnglishWhyToo(LocalDateTime at, String because) {
        var off = new DayException(LocalDate.of(2026, 3, 2), null, null, "");
        var market = new DayException(LocalDate.of(2026, 3, 3), time("10:00"), time("13:00"), "Markt");
        var calendar = new OpeningCalendar("Stadhuis", OFFICE_HOURS, List.of(off, market), true);

        assertThat(DECISIONS.decide(calendar, at.atZone(AMSTERDAM)).because().in(Locale.UK))
                .isEqualTo(because);
    }

    @Test
    void isOpenOnHolidaysWhenTheCalendarSaysSo() {
        var calendar = new OpeningCalendar("Storingen", OFFICE_HOURS, List.of(), false);

        var decision = DECISIONS.decide(calendar, at("2026-04-06T12:00"));

        assertThat(decision.open()).isTrue();
        assertThat(decision.because().dutch()).startsWith("Open: maandag van 08:30 tot 17:00.");
    }

    @Test
    void isAlwaysClosedWithoutAnyHours() {
        var calendar = new OpeningCalendar("Leeg", List.of(), List.of(), true);

        var decision = DECISIONS.decide(calendar, at("2026-02-09T12:00"));

        assertThat(decision.open()).isFalse();
        assertThat(decision.because().dutch())
                .isEqualTo(
                        "Gesloten: op maandag zijn er geen openingstijden. Een dag zonder openingstijden is gesloten.");
    }

    @Test
    @Requirement(value = "2.2.11", part = "telephone")
    void isClosedOnADateThatTheOrganisationTakesOff() {
        var outing = new DayException(LocalDate.of(2026, 2, 9), null, null, "Bedrijfsuitje");
        var calendar = new OpeningCalendar("Stadhuis", OFFICE_HOURS, List.of(outing), true);

        assertThat(DECISIONS.decide(calendar, at("2026-02-09T12:00")).open()).isFalse();
        assertThat(DECISIONS.decide(calendar, at("2026-02-09T12:00")).because().dutch())
                .isEqualTo("Gesloten: Bedrijfsuitje. Een afwijkende dag zonder openingstijden is gesloten.");
        assertThat(DECISIONS.decide(calendar, at("2026-02-10T12:00")).open()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-04-27T09:59 | false | Gesloten: Balie op de Koningsmarkt, open van 10:00 tot 13:00. Buiten de openingstijden van een afwijkende dag is het gesloten.
            2026-04-27T10:00 | true  | Open: Balie op de Koningsmarkt, van 10:00 tot 13:00. Op een afwijkende dag gelden de openingstijden van die dag.
            2026-04-27T13:00 | false | Gesloten: Balie op de Koningsmarkt, open van 10:00 tot 13:00. Buiten de openingstijden van een afwijkende dag is het gesloten.
            """)
    @Requirement(value = "2.2.11", part = "telephone")
    void opensOnAHolidayWhenTheOrganisationSaysSo(LocalDateTime at, boolean open, String because) {
        var market =
                new DayException(LocalDate.of(2026, 4, 27), time("10:00"), time("13:00"), "Balie op de Koningsmarkt");
        var calendar = new OpeningCalendar("Stadhuis", OFFICE_HOURS, List.of(market), true);

        var decision = DECISIONS.decide(calendar, at.atZone(AMSTERDAM));

        assertThat(decision.open()).isEqualTo(open);
        assertThat(decision.because().dutch()).isEqualTo(because);
    }

    @Test
    void staysClosedOnADateThatIsBothTakenOffAndGivenHours() {
        var date = LocalDate.of(2026, 2, 9);
        var open = new DayException(date, time("08:00"), time("20:00"), "Extra avond");
        var closed = new DayException(date, null, null, "Verhuizing");

        for (var exceptions : List.of(List.of(open, closed), List.of(closed, open))) {
            var calendar = new OpeningCalendar("Stadhuis", OFFICE_HOURS, exceptions, true);
            assertThat(DECISIONS
                            .decide(calendar, at("2026-02-09T12:00"))
                            .because()
                            .dutch())
                    .startsWith("Gesloten: Verhuizing.");
        }
    }

    @Test
    void joinsSeveralSpansOfOneExceptionalDate() {
        var date = LocalDate.of(2026, 2, 9);
        var morning = new DayException(date, time("09:00"), time("10:00"), "Kort open");
        var evening = new DayException(date, time("19:00"), null, "Kort open");
        var calendar = new OpeningCalendar("Stadhuis", OFFICE_HOURS, List.of(evening, morning), true);

        assertThat(DECISIONS.decide(calendar, at("2026-02-09T12:00")).because().dutch())
                .startsWith("Gesloten: Kort open, open van 09:00 tot 10:00 en van 19:00 tot 24:00.");
        assertThat(DECISIONS.decide(calendar, at("2026-02-09T23:59")).open()).isTrue();
    }

    @Test
    void knowsSeveralSpansOfOneDay() {
        var week = List.of(hours(MONDAY, "13:00", "17:00"), hours(MONDAY, "08:30", "12:00"));
        var calendar = new OpeningCalendar("Loket", week, List.of(), true);

        assertThat(DECISIONS.decide(calendar, at("2026-02-09T11:59")).because().dutch())
                .startsWith("Open: maandag van 08:30 tot 12:00.");
        assertThat(DECISIONS.decide(calendar, at("2026-02-09T12:00")).open()).isFalse();
        assertThat(DECISIONS.decide(calendar, at("2026-02-09T12:00")).because().dutch())
                .isEqualTo("Gesloten: maandag is open van 08:30 tot 12:00 en van 13:00 tot 17:00."
                        + " Buiten de openingstijden van de week is het gesloten.");
        assertThat(DECISIONS.decide(calendar, at("2026-02-09T13:00")).because().dutch())
                .startsWith("Open: maandag van 13:00 tot 17:00.");
    }

    @Test
    void takesClosingAtMidnightAsTheEndOfTheDay() {
        var week = List.of(hours(MONDAY, "18:00", "00:00"), hours(SUNDAY, "00:00", "00:00"));
        var calendar = new OpeningCalendar("Avondlijn", week, List.of(), true);

        assertThat(DECISIONS
                        .decide(calendar, at("2026-02-09T23:59:59.999999999"))
                        .because()
                        .dutch())
                .startsWith("Open: maandag van 18:00 tot 24:00.");
        assertThat(DECISIONS.decide(calendar, at("2026-02-10T00:00")).open()).isFalse();
        assertThat(DECISIONS.decide(calendar, at("2026-02-09T00:00")).open()).isFalse();
        assertThat(DECISIONS.decide(calendar, at("2026-02-08T00:00")).because().dutch())
                .startsWith("Open: zondag de hele dag.");
        assertThat(DECISIONS.decide(calendar, at("2026-02-08T23:59")).open()).isTrue();
    }

    @Test
    void runsOnAfterMidnightWhenTheHoursCloseBeforeTheyOpen() {
        var calendar = new OpeningCalendar("Nachtlijn", List.of(hours(FRIDAY, "22:00", "02:00")), List.of(), true);

        assertThat(DECISIONS.decide(calendar, at("2026-02-13T21:59")).open()).isFalse();
        assertThat(DECISIONS.decide(calendar, at("2026-02-13T22:00")).open()).isTrue();
        assertThat(DECISIONS.decide(calendar, at("2026-02-14T00:00")).open()).isTrue();
        assertThat(DECISIONS.decide(calendar, at("2026-02-14T01:59")).because().dutch())
                .startsWith("Open: zaterdag van 00:00 tot 02:00.");
        assertThat(DECISIONS.decide(calendar, at("2026-02-14T02:00")).open()).isFalse();
        assertThat(DECISIONS.decide(calendar, at("2026-02-13T01:00")).open()).isFalse();
    }

    @Test
    void followsTheClockOnTheWallWhenTheClocksChange() {
        var week = List.of(hours(SUNDAY, "02:30", "04:00"), hours(SATURDAY, "00:00", "00:00"));
        var calendar = new OpeningCalendar("Nachtlijn", week, List.of(), true);

        // 29 March 2026: 02:00 becomes 03:00, so half past two never comes and it opens at three.
        assertThat(decideAtUtc(calendar, "2026-03-29T00:59:59Z")).isFalse();
        assertThat(decideAtUtc(calendar, "2026-03-29T01:00:00Z")).isTrue();
        assertThat(decideAtUtc(calendar, "2026-03-29T02:00:00Z")).isFalse();
        // 25 October 2026: 03:00 becomes 02:00, so half past two comes twice.
        assertThat(decideAtUtc(calendar, "2026-10-25T00:29:59Z")).isFalse();
        assertThat(decideAtUtc(calendar, "2026-10-25T00:30:00Z")).isTrue();
        assertThat(decideAtUtc(calendar, "2026-10-25T01:00:00Z")).isFalse();
        assertThat(decideAtUtc(calendar, "2026-10-25T01:30:00Z")).isTrue();
        assertThat(decideAtUtc(calendar, "2026-10-25T03:00:00Z")).isFalse();
    }

    @Test
    void namesAnExceptionWithoutDescription() {
        var day = new DayException(LocalDate.of(2026, 2, 9), null, null, " ");
        var calendar = new OpeningCalendar("Stadhuis", OFFICE_HOURS, List.of(day), true);

        assertThat(DECISIONS.decide(calendar, at("2026-02-09T12:00")).because().dutch())
                .startsWith("Gesloten: afwijkende dag.");
    }

    private static boolean decideAtUtc(OpeningCalendar calendar, String instant) {
        return DECISIONS
                .decide(calendar, ZonedDateTime.parse(instant).withZoneSameInstant(AMSTERDAM))
                .open();
    }

    private static ZonedDateTime at(String local) {
        return LocalDateTime.parse(local).atZone(AMSTERDAM);
    }

    private static WeeklyHours hours(DayOfWeek day, String opens, String closes) {
        return new WeeklyHours(day, time(opens), time(closes));
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text);
    }
}
