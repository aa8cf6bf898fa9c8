package nl.balie.rules;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import nl.balie.rules.routing.CallKind;
import nl.balie.rules.routing.Route;
import nl.balie.rules.routing.RoutingDecision;
import nl.balie.rules.routing.RoutingRequest;
import nl.balie.rules.routing.facts.Call;
import nl.balie.rules.routing.facts.Line;
import nl.balie.rules.routing.facts.Verdict;
import nl.balie.rules.routing.facts.Verdicts;

/**
 * Answers where a contact goes, by the rules in {@code Routing.drl}. Thread-safe; make one and keep it, since making
 * one takes part of a second.
 */
public final class RoutingDecisions {
    /** A line for its kind of call goes before those for any; then the most specific wins, then the highest priority, then the line that was declared first. */
    private static final Comparator<Verdict> STRENGTH = Comparator.comparing(Verdict::specificity)
            .thenComparingInt(Verdict::priority)
            .thenComparing(Verdict::position, Comparator.reverseOrder());

    private final CompiledRules rules = CompiledRules.beside(Route.class);

    /** Decides once for nobody: the first time loads hundreds of classes, and then no caller should be waiting. */
    public RoutingDecisions() {
        var nowhere = new Route("", null, null, null, Set.of(), null, null, null, null, "", "", 0, "");
        var _ = decide(new RoutingRequest(
                "", null, null, CallKind.EXTERNAL, Instant.EPOCH.atZone(ZoneOffset.UTC), List.of(nowhere), nowhere));
    }

    /**
     * Decides for one contact; it always has a queue, if need be that of {@link RoutingRequest#otherwise()}.
     *
     * <p>Hours run from a time until just before another; until an earlier time runs over midnight, and belongs to the
     * day and the date on which it began. An unknown caller never fits a line for a caller's prefix.
     */
    public RoutingDecision decide(RoutingRequest request) {
        var call = Call.of(request);
        var facts = new ArrayList<Object>();
        facts.add(call);
        for (int position = 0; position < request.routes().size(); position++) {
            facts.add(Line.of(position, request.routes().get(position), call));
        }
        var verdicts = new Verdicts();

        rules.apply(facts, verdicts);

        var strongest = verdicts.all().stream().max(STRENGTH).orElseThrow();
        var route = strongest.route();
        return new RoutingDecision(route.queue(), route.skillGroup(), route.priority(), strongest.because());
    }
}
