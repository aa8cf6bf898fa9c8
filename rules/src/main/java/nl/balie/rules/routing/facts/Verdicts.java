package nl.balie.rules.routing.facts;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import nl.balie.rules.routing.CallKind;
import nl.balie.rules.routing.Route;
import nl.balie.rules.words.Because;
import nl.balie.rules.words.Times;
import org.jspecify.annotations.Nullable;

/** Where the rules leave their answers during one decision. */
public final class Verdicts {
    private final List<Verdict> all = new ArrayList<>();

    /**
     * @param subject what was called, chosen or by whom, as the beginning of a sentence
     * @param rule what the rule says, a sentence without a full stop
     */
    public void add(Call call, LineInForce line, Because subject, Because rule) {
        var route = line.route();
        var because = ofItsKind(route.kind(), subject)
                .and(whenItMatters(route, call.at()))
                .and(" gaat naar wachtrij ", " goes to queue ")
                .and(route.queue())
                .and(" (regel \"", " (line \"")
                .and(route.description() + "\"). ")
                .and(rule)
                .and(".");
        all.add(new Verdict(Specificity.of(route), line.position(), route, because));
    }

    private static Because ofItsKind(@Nullable CallKind kind, Because subject) {
        if (kind == null) {
            return subject;
        }
        Because call = switch (kind) {
            case EXTERNAL -> Because.of("Externe oproep, ", "External call, ");
            case INTERNAL -> Because.of("Interne oproep, ", "Internal call, ");
            case FALLBACK -> Because.of("Terugvaloproep, ", "Fallback call, ");
        };
        return call.and(subject.uncapitalised());
    }

    /** When the line is bound to hours, days or dates, otherwise nothing. */
    private static Because whenItMatters(Route route, ZonedDateTime at) {
        boolean always = LineHours.of(route).isWholeDay()
                && route.days().isEmpty()
                && route.firstDay() == null
                && route.lastDay() == null;
        return always ? Because.of("") : Because.of(" op ", " on ").and(Times.moment(at));
    }

    /** The queue that is left when no line fits. */
    public void addOtherwise(Route otherwise, Because facts, Because rule) {
        all.add(new Verdict(
                Specificity.NONE, 0, otherwise, facts.and(". ").and(rule).and(".")));
    }

    public List<Verdict> all() {
        return List.copyOf(all);
    }
}
