package nl.balie.rules.routing.facts;

import nl.balie.rules.routing.Route;
import nl.balie.rules.words.Because;

/** A destination that fits, and why. */
public record Verdict(Specificity specificity, int position, Route route, Because because) {
    public int priority() {
        return route.priority();
    }
}
