package nl.balie.opening.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.balie.rules.opening.WeeklyHours;

class HoursTextPropertyTests {
    private static final DayOfWeek DAY = DayOfWeek.MONDAY;

    @Property(tries = 300)
    void readsWhatItWrites(@ForAll("spans") List<WeeklyHours> spans) {
        assertThat(HoursText.parse(DAY, HoursText.of(spans))).contains(spans);
    }

    @Property(tries = 500)
    void neverTakesOverlapsAndNeverFails(@ForAll String typed) {
        HoursText.parse(DAY, typed).ifPresent(spans -> {
            for (int next = 1; next < spans.size(); next++) {
                assertThat(spans.get(next).opens())
                        .isAfterOrEqualTo(spans.get(next - 1).closes());
            }
        });
    }

    @Example
    void understandsWhatPeopleType() {
        List<WeeklyHours> two = List.of(
                new WeeklyHours(DAY, LocalTime.of(9, 0), LocalTime.of(12, 30)),
                new WeeklyHours(DAY, LocalTime.of(13, 30), LocalTime.of(17, 0)));

        assertThat(HoursText.parse(DAY, "09:00-12:30, 13:30-17:00")).contains(two);
        assertThat(HoursText.parse(DAY, "9.00 tot 12.30 en 13.30 tot 17.00")).contains(two);
        assertThat(HoursText.parse(DAY, "13:30 – 17; 9-12:30")).contains(two);
        assertThat(HoursText.parse(DAY, " Gesloten ")).contains(List.of());
        assertThat(HoursText.parse(DAY, "hele dag")).isEqualTo(HoursText.parse(DAY, "0-24"));
    }

    @Example
    void refusesWhatCannotBe() {
        for (String wrong : List.of("9-12, 11-17", "17-9", "25-26", "9", "9-", "9-12,", "9:75-12", "0-24, 9-10", "x")) {
            assertThat(HoursText.parse(DAY, wrong)).as(wrong).isEqualTo(Optional.empty());
        }
    }

    /** Pairs of an ascending row of times, the last one possibly at the end of the day. */
    @Provide
    Arbitrary<List<WeeklyHours>> spans() {
        return Arbitraries.integers().between(0, 24 * 60).set().ofMaxSize(8).map(minutes -> {
            List<Integer> ascending = new ArrayList<>(new TreeSet<>(minutes));
            List<WeeklyHours> spans = new ArrayList<>();
            for (int index = 0; index + 1 < ascending.size(); index += 2) {
                spans.add(new WeeklyHours(DAY, time(ascending.get(index)), time(ascending.get(index + 1))));
            }
            return spans;
        });
    }

    private static LocalTime time(int minute) {
        return LocalTime.MIDNIGHT.plusMinutes(minute);
    }
}
