package nl.balie.processes.decision;

import nl.balie.processes.DecisionPort;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Lets the rules decide where the contact goes. */
public record DecideRoute(DecisionPort decisions) implements Step<DecideRoute.Input, DecideRoute.Decided> {
    /**
     * @param to the called number
     * @param from the caller's number; null when withheld (RFC 3323), which the rules see as empty
     * @param choice the key of a menu; null when there was no menu or no choice
     */
    public record Input(
            String organisation,
            String contactId,
            String to,
            @Nullable String from,
            @Nullable String choice) {}

    public record Decided(String queue, String skillGroup, int priority) {}

    @Override
    public String type() {
        return "decide-route";
    }

    @Override
    public boolean onCallNode() {
        return false;
    }

    @Override
    public Class<Input> input() {
        return Input.class;
    }

    @Override
    public Decided perform(Input input) {
        String from = input.from() == null ? "" : input.from();
        var route = decisions.route(input.organisation(), input.contactId(), input.to(), from, input.choice());
        return new Decided(route.queue(), route.skillGroup(), route.priority());
    }
}
