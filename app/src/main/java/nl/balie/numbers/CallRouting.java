package nl.balie.numbers;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import nl.balie.numbers.PhoneNumbers.Routing;
import nl.balie.rules.RoutingDecisions;
import nl.balie.rules.routing.CallKind;
import nl.balie.rules.routing.Route;
import nl.balie.rules.routing.RoutingDecision;
import nl.balie.rules.routing.RoutingRequest;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has the rules decide to which queue a call to a number goes, by the number's lines of routing. */
@Component
public class CallRouting {
    private final PhoneNumbers numbers;
    private final Organisations organisations;
    private final RoutingDecisions rules;

    CallRouting(PhoneNumbers numbers, Organisations organisations, RoutingDecisions rules) {
        this.numbers = numbers;
        this.organisations = organisations;
        this.rules = rules;
    }

    /**
     * The queue of a call that its callflow leads.
     *
     * @param from the caller's number in E.164; null when he does not show it
     * @param choice the key that he pressed in the menu; null for none
     * @param kind of call; a line to a queue of another kind does not count (requirement 2.3.2)
     */
    public RoutingDecision decide(
            PhoneNumber number, @Nullable String from, @Nullable String choice, CallKind kind, Instant at) {
        Routing routing = numbers.routing(number);
        return decide(number, from, choice, kind, at, routing.lines(), routing.otherwise());
    }

    /**
     * The queue for fallback calls of a call that no callflow leads any more; empty when no line brings it to one, so that
     * it goes to the number's own queue.
     */
    public Optional<RoutingDecision> fallback(PhoneNumber number, Instant at) {
        Routing routing = numbers.routing(number);
        List<Route> lines = routing.lines().stream()
                .filter(line -> line.kind() == CallKind.FALLBACK)
                .toList();
        RoutingDecision decision = decide(number, null, null, CallKind.FALLBACK, at, lines, routing.otherwise());
        return lines.stream().anyMatch(line -> line.queue().equals(decision.queue()))
                ? Optional.of(decision)
                : Optional.empty();
    }

    private RoutingDecision decide(
            PhoneNumber number,
            @Nullable String from,
            @Nullable String choice,
            CallKind kind,
            Instant at,
            List<Route> lines,
            Route otherwise) {
        ZonedDateTime moment = at.atZone(organisations.current().timeZone());
        return rules.decide(new RoutingRequest(number.number(), from, choice, kind, moment, lines, otherwise));
    }
}
