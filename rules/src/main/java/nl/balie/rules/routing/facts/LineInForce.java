package nl.balie.rules.routing.facts;

import nl.balie.rules.routing.Route;
import org.jspecify.annotations.Nullable;

/** A line of the called number that holds at the moment of the call. */
public record LineInForce(int position, Route route) {
    public static LineInForce of(Line line) {
        return new LineInForce(line.position(), line.route());
    }

    public @Nullable String choice() {
        return route.choice();
    }

    public @Nullable String callerPrefix() {
        return route.callerPrefix();
    }
}
