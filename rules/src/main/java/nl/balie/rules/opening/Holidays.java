package nl.balie.rules.opening;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.balie.rules.words.Because;

/**
 * The public holidays of the Netherlands on which municipalities close, computed for any year from 2014, the first with
 * a Koningsdag.
 *
 * <p>Goede Vrijdag is missing on purpose: it is no general day off, and most town halls are open. Bevrijdingsdag is a
 * holiday every year but a day off only once in five years (2025, 2030, …), so only those years have it. A municipality
 * that does otherwise says so with a {@link DayException}.
 */
public final class Holidays {
    private static final int BEVRIJDINGSDAG_EVERY_YEARS = 5;

    private Holidays() {}

    /** The holidays of a year, in the order of the calendar. */
    public static List<Holiday> in(int year) {
        var easter = easter(year);
        var fixed = Stream.of(
                new Holiday(LocalDate.of(year, Month.JANUARY, 1), new Because("Nieuwjaarsdag", "New Year's Day")),
                new Holiday(easter, new Because("Eerste Paasdag", "Easter Sunday")),
                new Holiday(easter.plusDays(1), new Because("Tweede Paasdag", "Easter Monday")),
                new Holiday(koningsdag(year), new Because("Koningsdag", "King's Day")),
                new Holiday(easter.plusDays(39), new Because("Hemelvaartsdag", "Ascension Day")),
                new Holiday(easter.plusDays(49), new Because("Eerste Pinksterdag", "Whit Sunday")),
                new Holiday(easter.plusDays(50), new Because("Tweede Pinksterdag", "Whit Monday")),
                new Holiday(LocalDate.of(year, Month.DECEMBER, 25), new Because("Eerste Kerstdag", "Christmas Day")),
                new Holiday(LocalDate.of(year, Month.DECEMBER, 26), new Because("Tweede Kerstdag", "Boxing Day")));
        var bevrijdingsdag = Stream.of(
                        new Holiday(LocalDate.of(year, Month.MAY, 5), new Because("Bevrijdingsdag", "Liberation Day")))
                .filter(_ -> year % BEVRIJDINGSDAG_EVERY_YEARS == 0);
        return Stream.concat(fixed, bevrijdingsdag)
                .sorted(Comparator.comparing(Holiday::date))
                .toList();
    }

    /** The holiday on a date, if it is one. */
    public static Optional<Holiday> on(LocalDate date) {
        return in(date.getYear()).stream()
                .filter(holiday -> holiday.date().equals(date))
                .findFirst();
    }

    /**
     * Easter Sunday in the Gregorian calendar, by the anonymous algorithm of 1876 that J. Meeus gives in Astronomical
     * Algorithms (2nd edition, 1998), chapter 8; also known as Meeus/Jones/Butcher. The letters are his.
     */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int monthAndDay = h + l - 7 * m + 114;
        return LocalDate.of(year, monthAndDay / 31, monthAndDay % 31 + 1);
    }

    /** 27 April, or the day before when that is a Sunday. */
    private static LocalDate koningsdag(int year) {
        var birthday = LocalDate.of(year, Month.APRIL, 27);
        return birthday.getDayOfWeek() == DayOfWeek.SUNDAY ? birthday.minusDays(1) : birthday;
    }
}
