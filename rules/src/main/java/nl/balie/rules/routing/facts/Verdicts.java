package nl.balie.rules.routing.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.balie.rules.routing.CallKind;
import nl.balie.rules.routing.Route;
import org.jspecify.annotations.Nullable;

/** Where the rules leave their answers during one decision. */
public final class Verdicts {
    private final List<Verdict> all = new ArrayList<>();

    /**
     * @param subject what was called, chosen or by whom, in Dutch, as the beginning of a sentence
     * @param rule the name of the rule, which is a sentence without a full stop
     */
    public void add(Call call, LineInForce line, String subject, String rule) {
        var route = line.route();
        var because = ofItsKind(route.kind(), subject) + DutchMoment.ifItMatters(route, call.at())
                + " gaat naar wachtrij " + route.queue() + " (regel \"" + route.description() + "\"). " + rule + ".";
        all.add(new Verdict(Specificity.of(route), line.position(), route, because));
    }

    private static String ofItsKind(@Nullable CallKind kind, String subject) {
        if (kind == null) {
            return subject;
        }
        String plain = subject.substring(0, 1).toLowerCase(Locale.ROOT) + subject.substring(1);
        return switch (kind) {
            case EXTERNAL -> "Externe oproep, " + plain;
            case INTERNAL -> "Interne oproep, " + plain;
            case FALLBACK -> "Terugvaloproep, " + plain;
        };
    }

    /** The queue that is left when no line fits. */
    public void addOtherwise(Route otherwise, String facts, String rule) {
        all.add(new Verdict(Specificity.NONE, 0, otherwise, facts + ". " + rule + "."));
    }

    public List<Verdict> all() {
        return List.copyOf(all);
    }
}
