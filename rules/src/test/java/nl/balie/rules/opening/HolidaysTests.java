package nl.balie.rules.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import nl.balie.conformity.Requirement;
import nl.balie.rules.words.Because;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTests {
    /** Dates as in the printed calendars, month and day; Bevrijdingsdag is empty when it is no day off. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # year, Easter, Easter Monday, Koningsdag, Bevrijdingsdag, Ascension, Pentecost, Whit Monday
            2024, 03-31, 04-01, 04-27,      , 05-09, 05-19, 05-20
            2025, 04-20, 04-21, 04-26, 05-05, 05-29, 06-08, 06-09
            2026, 04-05, 04-06, 04-27,      , 05-14, 05-24, 05-25
            2027, 03-28, 03-29, 04-27,      , 05-06, 05-16, 05-17
            2028, 04-16, 04-17, 04-27,      , 05-25, 06-04, 06-05
            2029, 04-01, 04-02, 04-27,      , 05-10, 05-20, 05-21
            2030, 04-21, 04-22, 04-27, 05-05, 05-30, 06-09, 06-10
            2031, 04-13, 04-14, 04-26,      , 05-22, 06-01, 06-02
            2032, 03-28, 03-29, 04-27,      , 05-06, 05-16, 05-17
            2033, 04-17, 04-18, 04-27,      , 05-26, 06-05, 06-06
            2034, 04-09, 04-10, 04-27,      , 05-18, 05-28, 05-29
            2035, 03-25, 03-26, 04-27, 05-05, 05-03, 05-13, 05-14
            """)
    @Requirement(value = "2.2.11", part = "telephone")
    void agreesWithThePrintedCalendars(
            int year,
            String easter,
            String easterMonday,
            String koningsdag,
            String bevrijdingsdag,
            String ascension,
            String pentecost,
            String whitMonday) {
        var holidays = Holidays.in(year);

        var expected = new ArrayList<>(Arrays.asList(
                holiday(year, "01-01", "Nieuwjaarsdag"),
                holiday(year, easter, "Eerste Paasdag"),
                holiday(year, easterMonday, "Tweede Paasdag"),
                holiday(year, koningsdag, "Koningsdag"),
                holiday(year, ascension, "Hemelvaartsdag"),
                holiday(year, pentecost, "Eerste Pinksterdag"),
                holiday(year, whitMonday, "Tweede Pinksterdag"),
                holiday(year, "12-25", "Eerste Kerstdag"),
                holiday(year, "12-26", "Tweede Kerstdag")));
        if (bevrijdingsdag != null) {
            expected.add(holiday(year, bevrijdingsdag, "Bevrijdingsdag"));
        }
        assertThat(holidays)
                .extracting(each -> each.date() + " " + each.name().dutch())
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(holidays).extracting(Holiday::date).isSorted();
    }

    /** The earliest and the latest that Easter can be, and the dates where careless formulas go wrong. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1818-03-22",
                "1943-04-25",
                "1954-04-18",
                "1981-04-19",
                "2000-04-23",
                "2019-04-21",
                "2038-04-25",
                "2049-04-18",
                "2076-04-19",
                "2285-03-22"
            })
    void computesTheExtremesOfEaster(LocalDate easter) {
        assertThat(Holidays.easter(easter.getYear())).isEqualTo(easter);
    }

    @Test
    void putsEasterOnASundayBetweenItsBounds() {
        IntStream.rangeClosed(2014, 2414).mapToObj(Holidays::easter).forEach(easter -> {
            assertThat(easter.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
            assertThat(easter)
                    .isBetween(
                            LocalDate.of(easter.getYear(), Month.MARCH, 22),
                            LocalDate.of(easter.getYear(), Month.APRIL, 25));
        });
    }

    @Test
    void leavesGoodFridayAndOrdinaryDaysOut() {
        assertThat(Holidays.on(LocalDate.of(2026, 4, 3))).isEmpty();
        assertThat(Holidays.on(LocalDate.of(2026, 5, 5))).isEmpty();
        assertThat(Holidays.on(LocalDate.of(2026, 12, 24))).isEmpty();
        assertThat(Holidays.on(LocalDate.of(2026, 12, 31))).isEmpty();
    }

    @Test
    void findsTheHolidayOfADate() {
        assertThat(Holidays.on(LocalDate.of(2025, 4, 26)))
                .contains(new Holiday(LocalDate.of(2025, 4, 26), new Because("Koningsdag", "King's Day")));
        assertThat(Holidays.on(LocalDate.of(2025, 4, 27))).isEmpty();
    }

    private static String holiday(int year, String monthAndDay, String name) {
        return year + "-" + monthAndDay + " " + name;
    }
}
