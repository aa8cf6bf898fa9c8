package nl.balie.rules.routing;

import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact that needs a destination.
 *
 * @param calledNumber the number that was called, in E.164
 * @param callerNumber in E.164, or null when unknown or anonymous
 * @param choice what was chosen in the menu, or null
 * @param kind of call that it is
 * @param at the moment, in the organisation's time zone
 * @param routes all lines of the organisation
 * @param otherwise where it goes when no line fits: the number's own queue
 */
public record RoutingRequest(
        String calledNumber,
        @Nullable String callerNumber,
        @Nullable String choice,
        CallKind kind,
        ZonedDateTime at,
        List<Route> routes,
        Route otherwise) {
    public RoutingRequest {
        routes = List.copyOf(routes);
    }
}
