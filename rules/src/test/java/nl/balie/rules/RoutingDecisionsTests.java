package nl.balie.rules;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static nl.balie.rules.Routes.NUMBER;
import static nl.balie.rules.Routes.OTHERWISE;
import static nl.balie.rules.Routes.caller;
import static nl.balie.rules.Routes.choice;
import static nl.balie.rules.Routes.dates;
import static nl.balie.rules.Routes.days;
import static nl.balie.rules.Routes.hours;
import static nl.balie.rules.Routes.kind;
import static nl.balie.rules.Routes.number;
import static nl.balie.rules.Routes.priority;
import static nl.balie.rules.Routes.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.balie.conformity.Requirement;
import nl.balie.rules.routing.CallKind;
import nl.balie.rules.routing.Route;
import nl.balie.rules.routing.RoutingDecision;
import nl.balie.rules.routing.RoutingRequest;
import nl.balie.rules.words.Because;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingDecisionsTests {
    private static final RoutingDecisions DECISIONS = new RoutingDecisions();
    private static final ZonedDateTime MONDAY_MORNING = at("2026-02-09T09:15");
    private static final String MOBILE = "+31612345678";

    @Test
    @Requirement(value = "2.2.13", part = "telephone")
    void followsTheCalledNumber() {
        var burgerzaken = number(priority(to("Burgerzaken"), 3), "+31990001001");
        var belastingen = number(to("Belastingen"), "+31990001002");

        var decision = DECISIONS.decide(new RoutingRequest(
                "+31990001001",
                MOBILE,
                null,
                CallKind.EXTERNAL,
                MONDAY_MORNING,
                List.of(belastingen, burgerzaken),
                OTHERWISE));

        assertThat(decision)
                .isEqualTo(new RoutingDecision(
                        "Burgerzaken",
                        "groep Burgerzaken",
                        3,
                        new Because(
                                "+31990001001 gaat naar wachtrij Burgerzaken (regel \"naar Burgerzaken\")."
                                        + " Het gekozen nummer hoort bij deze wachtrij.",
                                "+31990001001 goes to queue Burgerzaken (line \"naar Burgerzaken\")."
                                        + " The number that was called belongs to this queue.")));
    }

    @ParameterizedTest
    @CsvSource({"1, Burgerzaken", "2, Belastingen", "3, Openbare ruimte", "*, Bandje", "#, Algemeen", ", Algemeen"})
    void followsTheChoiceInTheMenu(@Nullable String choice, String queue) {
        var lines = List.of(
                choice(to("Burgerzaken"), "1"),
                choice(to("Belastingen"), "2"),
                choice(to("Openbare ruimte"), "3"),
                choice(to("Bandje"), "*"));

        assertThat(decide(choice, MOBILE, MONDAY_MORNING, lines).queue()).isEqualTo(queue);
    }

    @ParameterizedTest
    @CsvSource({"EXTERNAL, Burgerzaken", "INTERNAL, Collega's", "FALLBACK, Terugval"})
    @Requirement(value = "2.3.2", part = "where each kind of call goes")
    void sendsEachKindOfCallToTheQueueOfThatKind(CallKind kind, String queue) {
        var lines = List.of(
                choice(to("Burgerzaken"), "1"),
                kind(to("Collega's"), CallKind.INTERNAL),
                kind(to("Terugval"), CallKind.FALLBACK));

        var decision =
                DECISIONS.decide(new RoutingRequest(NUMBER, MOBILE, "1", kind, MONDAY_MORNING, lines, OTHERWISE));

        assertThat(decision.queue()).isEqualTo(queue);
    }

    @Test
    void saysThatTheKindOfCallDecided() {
        var lines = List.of(choice(kind(to("Collega's"), CallKind.INTERNAL), "1"));

        var decided = DECISIONS.decide(
                new RoutingRequest(NUMBER, MOBILE, "1", CallKind.INTERNAL, MONDAY_MORNING, lines, OTHERWISE));
        var otherwise = DECISIONS.decide(
                new RoutingRequest(NUMBER, MOBILE, "2", CallKind.FALLBACK, MONDAY_MORNING, lines, OTHERWISE));

        assertThat(decided.because().dutch())
                .startsWith("Interne oproep, keuze 1 op +31990001000 gaat naar wachtrij Collega's");
        assertThat(otherwise.because().dutch())
                .startsWith("Geen regel past bij een terugvaloproep, keuze 2 op +31990001000:");
    }

    @Test
    void saysWhichChoiceOnWhichNumber() {
        var decision = decide("1", MOBILE, MONDAY_MORNING, List.of(choice(to("Burgerzaken"), "1")));

        assertThat(decision.because().dutch())
                .isEqualTo("Keuze 1 op +31990001000 gaat naar wachtrij Burgerzaken (regel \"naar Burgerzaken\")."
                        + " Het gekozen nummer en de menukeuze horen bij deze wachtrij.");
        assertThat(decision.because().in(Locale.ENGLISH))
                .isEqualTo("Choice 1 on +31990001000 goes to queue Burgerzaken (line \"naar Burgerzaken\")."
                        + " The number that was called and the choice in the menu belong to this queue.");
    }

    @Test
    void goesToTheNumbersOwnQueueWhenNothingMatches() {
        var elsewhere = number(to("Belastingen"), "+31990009999");
        var lines = List.of(elsewhere, choice(to("Burgerzaken"), "1"));
        var otherwise = priority(OTHERWISE, 4);

        var withChoice = DECISIONS.decide(
                new RoutingRequest(NUMBER, MOBILE, "9", CallKind.EXTERNAL, MONDAY_MORNING, lines, otherwise));
        var withoutLines = DECISIONS.decide(
                new RoutingRequest(NUMBER, null, null, CallKind.EXTERNAL, MONDAY_MORNING, List.of(), otherwise));

        assertThat(withChoice)
                .isEqualTo(new RoutingDecision(
                        "Algemeen",
                        "groep Algemeen",
                        4,
                        new Because(
                                "Geen regel past bij keuze 9 op +31990001000: dit gaat naar wachtrij Algemeen."
                                        + " Zonder passende regel geldt de eigen wachtrij van het nummer.",
                                "No line fits choice 9 on +31990001000: this goes to queue Algemeen."
                                        + " Without a line that fits it is the number's own queue.")));
        assertThat(withoutLines.because().dutch())
                .startsWith("Geen regel past bij +31990001000: dit gaat naar wachtrij Algemeen.");
    }

    @Test
    void recognisesTheCallerByTheBeginningOfTheNumber() {
        var lines = List.of(to("Algemeen"), caller(to("Mobiel"), "+316"), caller(to("Wethouder"), "+31612345678"));

        assertThat(decide(null, "+31687654321", MONDAY_MORNING, lines).because().dutch())
                .isEqualTo("Een beller met +316… op +31990001000 gaat naar wachtrij Mobiel (regel \"naar Mobiel\")."
                        + " Het gekozen nummer en het nummer van de beller horen bij deze wachtrij.");
        assertThat(decide(null, "+31687654321", MONDAY_MORNING, lines).because().english())
                .isEqualTo("A caller with +316… on +31990001000 goes to queue Mobiel (line \"naar Mobiel\")."
                        + " The number that was called and the caller's number belong to this queue.");
        assertThat(decide(null, MOBILE, MONDAY_MORNING, lines).queue()).isEqualTo("Wethouder");
        assertThat(decide(null, "+31201234567", MONDAY_MORNING, lines).queue()).isEqualTo("Algemeen");
        assertThat(decide(null, null, MONDAY_MORNING, lines).queue()).isEqualTo("Algemeen");
    }

    @Test
    void combinesTheChoiceAndTheCaller() {
        var lines = List.of(
                choice(to("Burgerzaken"), "1"),
                caller(to("Mobiel"), "+316"),
                choice(caller(to("Balie Zuid"), "+316"), "1"));

        assertThat(decide("1", MOBILE, MONDAY_MORNING, lines).because().dutch())
                .isEqualTo("Keuze 1 van een beller met +316… op +31990001000 gaat naar wachtrij Balie Zuid"
                        + " (regel \"naar Balie Zuid\")."
                        + " Het gekozen nummer, de menukeuze en het nummer van de beller horen bij deze wachtrij.");
        assertThat(decide("1", null, MONDAY_MORNING, lines).queue()).isEqualTo("Burgerzaken");
        assertThat(decide("2", MOBILE, MONDAY_MORNING, lines).queue()).isEqualTo("Mobiel");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-09T08:29:59, Algemeen",
        "2026-02-09T08:30, Overdag",
        "2026-02-09T16:59:59, Overdag",
        "2026-02-09T17:00, Algemeen"
    })
    @Requirement(value = "2.2.11", part = "telephone")
    void followsTheTimeOfDay(LocalDateTime local, String queue) {
        var lines = List.of(hours(to("Overdag"), LocalTime.of(8, 30), LocalTime.of(17, 0)));

        assertThat(decide(null, MOBILE, at(local.toString()), lines).queue()).isEqualTo(queue);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-13T21:59, Algemeen",
        "2026-02-13T22:00, Nacht",
        "2026-02-14T00:00, Nacht",
        "2026-02-14T05:59, Nacht",
        "2026-02-14T06:00, Algemeen",
        "2026-02-13T01:00, Algemeen",
        "2026-02-14T22:00, Algemeen",
        "2026-02-20T23:00, Algemeen"
    })
    @Requirement(value = "2.2.11", part = "telephone")
    void keepsTheHoursAfterMidnightWithTheDayAndDateOnWhichTheyBegan(LocalDateTime local, String queue) {
        var night = days(hours(to("Nacht"), LocalTime.of(22, 0), LocalTime.of(6, 0)), FRIDAY);
        var thisWeek = dates(night, LocalDate.of(2026, 2, 9), LocalDate.of(2026, 2, 13));

        assertThat(decide(null, MOBILE, at(local.toString()), List.of(thisWeek)).queue())
                .isEqualTo(queue);
    }

    @Test
    @Requirement(value = "2.2.11", part = "telephone")
    void followsTheDayOfTheWeek() {
        var lines = List.of(days(to("Weekend"), SATURDAY));

        assertThat(decide(null, MOBILE, at("2026-02-14T12:00"), lines).queue()).isEqualTo("Weekend");
        assertThat(decide(null, MOBILE, at("2026-02-15T12:00"), lines).queue()).isEqualTo("Algemeen");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T12:00, Algemeen",
        "2026-12-01T00:00, December",
        "2026-12-24T12:00, Kerstavond",
        "2026-12-31T23:59, December",
        "2027-01-01T00:00, Algemeen"
    })
    @Requirement(value = "2.2.11", part = "telephone")
    void followsTheDate(LocalDateTime local, String queue) {
        var lines = List.of(
                dates(to("December"), LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31)),
                dates(to("Kerstavond"), LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 24)));

        assertThat(decide(null, MOBILE, at(local.toString()), lines).queue()).isEqualTo(queue);
    }

    @Test
    void namesTheMomentWhenTheLineIsBoundToIt() {
        var line = days(choice(to("Burgerzaken"), "1"), MONDAY);

        assertThat(decide("1", MOBILE, MONDAY_MORNING, List.of(line)).because().dutch())
                .startsWith("Keuze 1 op +31990001000 op maandag 9 februari 2026 om 09:15 gaat naar wachtrij Burgerzaken"
                        + " (regel \"naar Burgerzaken\").");
    }

    @Test
    void takesHoursWithoutABeginningOrAnEndToTheEdgeOfTheDay() {
        var morning = hours(to("Ochtend"), null, LocalTime.NOON);
        var evening = hours(to("Avond"), LocalTime.of(18, 0), null);
        var lines = List.of(morning, evening);

        assertThat(decide(null, MOBILE, at("2026-02-09T00:00"), lines).queue()).isEqualTo("Ochtend");
        assertThat(decide(null, MOBILE, at("2026-02-09T12:00"), lines).queue()).isEqualTo("Algemeen");
        assertThat(decide(null, MOBILE, at("2026-02-09T23:59:59"), lines).queue())
                .isEqualTo("Avond");
    }

    @Test
    void prefersMoreConditionsThenPriorityThenTheFirstDeclared() {
        var plain = priority(to("Algemeen nummer"), 9);
        var first = choice(to("Eerste"), "1");
        var second = choice(to("Tweede"), "1");
        var urgent = priority(choice(to("Dringend"), "1"), 1);

        assertThat(decide("1", MOBILE, MONDAY_MORNING, List.of(plain, first, second))
                        .queue())
                .isEqualTo("Eerste");
        assertThat(decide("1", MOBILE, MONDAY_MORNING, List.of(second, first, plain))
                        .queue())
                .isEqualTo("Tweede");
        assertThat(decide("1", MOBILE, MONDAY_MORNING, List.of(first, urgent, plain))
                        .queue())
                .isEqualTo("Dringend");
    }

    @Test
    @Timeout(60)
    void answersManyThreadsAtOnce() throws Exception {
        var lines = IntStream.range(0, 10)
                .mapToObj(i -> choice(to("Wachtrij " + i), String.valueOf(i)))
                .toList();
        var questions = IntStream.range(0, 400)
                .<Callable<String>>mapToObj(i -> () -> decide(String.valueOf(i % 10), MOBILE, MONDAY_MORNING, lines)
                        .queue())
                .toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = threads.invokeAll(questions, 50, TimeUnit.SECONDS);

            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo("Wachtrij " + i % 10);
            }
        }
    }

    private static RoutingDecision decide(
            @Nullable String choice, @Nullable String caller, ZonedDateTime at, List<Route> lines) {
        return DECISIONS.decide(new RoutingRequest(NUMBER, caller, choice, CallKind.EXTERNAL, at, lines, OTHERWISE));
    }

    private static ZonedDateTime at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Amsterdam"));
    }
}
