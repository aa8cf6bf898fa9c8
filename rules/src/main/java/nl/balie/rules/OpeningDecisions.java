package nl.balie.rules;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.balie.rules.opening.Holidays;
import nl.balie.rules.opening.OpeningCalendar;
import nl.balie.rules.opening.OpeningDecision;
import nl.balie.rules.opening.facts.Moment;
import nl.balie.rules.opening.facts.SpecialDay;
import nl.balie.rules.opening.facts.Verdict;
import nl.balie.rules.opening.facts.Verdicts;
import nl.balie.rules.opening.facts.WeekDay;

/**
 * Answers whether something is open, by the rules in {@code Opening.drl}. Thread-safe; make one and keep it, since
 * making one takes part of a second.
 */
public final class OpeningDecisions {
    private final CompiledRules rules = CompiledRules.beside(OpeningCalendar.class);

    /** Decides once for nobody: the first time loads hundreds of classes, and then no caller should be waiting. */
    public OpeningDecisions() {
        var _ = decide(new OpeningCalendar("", List.of(), List.of(), false), Instant.EPOCH.atZone(ZoneOffset.UTC));
    }

    /**
     * Decides by the clock of the organisation. The opening time belongs to the hours, the closing time does not;
     * closing at 00:00 is the end of that day. Weekly hours that close before they open run on after midnight. What an
     * organisation decided for a date goes first, then the holidays, then the week; each holds for the calendar date of
     * the moment.
     *
     * @param at the moment, in the organisation's time zone
     */
    public OpeningDecision decide(OpeningCalendar calendar, ZonedDateTime at) {
        var moment = Moment.of(at);
        var facts = new ArrayList<Object>();
        facts.add(moment);
        facts.add(calendar);
        facts.add(WeekDay.of(calendar.week(), moment.date()));
        facts.addAll(SpecialDay.of(calendar.exceptions(), moment.date()));
        Holidays.on(moment.date()).ifPresent(facts::add);
        var verdicts = new Verdicts();

        rules.apply(facts, verdicts);

        var strongest = verdicts.all().stream()
                .max(Comparator.comparing(Verdict::ground))
                .orElseThrow();
        return new OpeningDecision(strongest.ground().isOpen(), strongest.because());
    }
}
