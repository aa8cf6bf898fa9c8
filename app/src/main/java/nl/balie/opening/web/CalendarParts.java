package nl.balie.opening.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.opening.CalendarDetails;
import nl.balie.opening.CalendarFollowers;
import nl.balie.opening.OpeningCalendars;
import nl.balie.opening.OpeningExceptions;
import nl.balie.pages.Answers;
import nl.balie.pages.Option;
import nl.balie.rules.OpeningDecisions;
import nl.balie.rules.opening.Holiday;
import nl.balie.rules.opening.Holidays;
import nl.balie.rules.opening.OpeningDecision;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of opening hours show beside the form; within the organisation's tenancy. */
@Component
class CalendarParts {
    private final OpeningCalendars calendars;
    private final OpeningExceptions exceptions;
    private final ObjectProvider<CalendarFollowers> followers;
    private final Organisations organisations;
    private final OpeningDecisions decisions;
    private final Clock clock;
    private final Answers answers;

    CalendarParts(
            OpeningCalendars calendars,
            OpeningExceptions exceptions,
            Organisations organisations,
            ObjectProvider<CalendarFollowers> followers,
            ObjectProvider<OpeningDecisions> decisions,
            ObjectProvider<Clock> clock,
            Answers answers) {
        this.calendars = calendars;
        this.exceptions = exceptions;
        this.followers = followers;
        this.organisations = organisations;
        this.decisions = decisions.getIfAvailable(OpeningDecisions::new);
        this.clock = clock.getIfAvailable(Clock::systemUTC);
        this.answers = answers;
    }

    /** The list: each calendar with its week in short, and whether it is open now. */
    ListPage<Overview> overviews(ListQuery asked) {
        ListPage<CalendarDetails.Stored> page = calendars.list(asked);
        List<UUID> ids = page.rows().stream().map(CalendarDetails.Stored::id).toList();
        Map<UUID, Integer> numbers =
                followers.stream().findFirst().map(each -> each.numbers(ids)).orElse(Map.of());
        return page.map(calendar -> new Overview(
                calendar.id(),
                calendar.details().name(),
                week(calendar.details()),
                calendar.details().closedOnHolidays(),
                numbers.getOrDefault(calendar.id(), 0),
                decide(calendar, now())));
    }

    /** What the form of any calendar shows. */
    Model addTo(Model model) {
        LocalDate today = now().toLocalDate();
        return model.addAttribute(
                        "days",
                        Arrays.stream(DayOfWeek.values())
                                .map(day -> new Option(CalendarForm.field(day), answers.text("pages.day." + day)))
                                .toList())
                .addAttribute("holidays", holidays(today))
                .addAttribute("zone", now().getZone().getId())
                .addAttribute("testDate", today)
                .addAttribute("testTime", now().toLocalTime().withSecond(0).withNano(0));
    }

    /** What the form of a stored calendar shows. */
    Model addTo(Model model, CalendarDetails.Stored calendar, ListQuery asked) {
        return addTo(model)
                .addAttribute("thing", calendar)
                .addAttribute("exceptions", exceptions.list(calendar.id(), asked));
    }

    /** What the real rule says about a moment in the organisation's time zone; see {@link #clockChange}. */
    OpeningDecision decide(CalendarDetails.Stored calendar, LocalDate date, LocalTime time) {
        return decide(calendar, ZonedDateTime.of(date, time, now().getZone()));
    }

    /**
     * Which moment is judged when the clock is changed over the chosen one: that later by the gap, or the first of two.
     *
     * @return a sentence, or null when the chosen moment is there once
     */
    @Nullable
    String clockChange(LocalDate date, LocalTime time) {
        return clockChange(date, time, now().getZone(), answers);
    }

    static @Nullable String clockChange(LocalDate date, LocalTime time, ZoneId zone, Answers answers) {
        ZonedDateTime judged = ZonedDateTime.of(date, time, zone);
        return switch (judged.getZone()
                .getRules()
                .getValidOffsets(date.atTime(time))
                .size()) {
            case 0 ->
                answers.text(
                        "opening.calendars.test.gap",
                        time.toString(),
                        judged.toLocalTime().toString());
            case 1 -> null;
            default ->
                answers.text(
                        "opening.calendars.test.twice",
                        time.toString(),
                        judged.getOffset().getId());
        };
    }

    private OpeningDecision decide(CalendarDetails.Stored calendar, ZonedDateTime at) {
        return decisions.decide(calendars.forRules(calendar).calendar(), at);
    }

    private ZonedDateTime now() {
        return ZonedDateTime.now(clock.withZone(organisations.current().timeZone()));
    }

    /** Those of the coming year. */
    private static List<Holiday> holidays(LocalDate today) {
        return Stream.of(today.getYear(), today.getYear() + 1)
                .flatMap(year -> Holidays.in(year).stream())
                .filter(holiday ->
                        !holiday.date().isBefore(today) && holiday.date().isBefore(today.plusYears(1)))
                .toList();
    }

    /** Days with the same hours together: 'ma – vr 09:00-17:00'. */
    private List<String> week(CalendarDetails calendar) {
        List<String> lines = new ArrayList<>();
        DayOfWeek[] days = DayOfWeek.values();
        int first = 0;
        while (first < days.length) {
            String line = CalendarForm.line(calendar, days[first]);
            int last = first;
            while (last + 1 < days.length
                    && CalendarForm.line(calendar, days[last + 1]).equals(line)) {
                last++;
            }
            if (!line.isEmpty()) {
                String from = answers.text("pages.day.short." + days[first]);
                String until = answers.text("pages.day.short." + days[last]);
                lines.add((first == last ? from : from + " – " + until) + " " + line);
            }
            first = last + 1;
        }
        return lines;
    }

    /**
     * A line of the list.
     *
     * @param numbers how many numbers use it
     */
    record Overview(
            UUID id, String name, List<String> week, boolean closedOnHolidays, int numbers, OpeningDecision now) {}
}
