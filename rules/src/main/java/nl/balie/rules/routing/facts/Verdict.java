package nl.balie.rules.routing.facts;

import nl.balie.rules.routing.Route;

/** A destination that fits, and why in Dutch. */
public record Verdict(Specificity specificity, int position, Route route, String because) {
    public int priority() {
        return route.priority();
    }
}
