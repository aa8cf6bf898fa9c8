package nl.balie.processes.decision;

import nl.balie.processes.DecisionPort;
import nl.balie.processes.Step;

/** Asks whether the called number is open now. */
public record CheckOpening(DecisionPort decisions) implements Step<CheckOpening.Input, CheckOpening.Checked> {
    /**
     * @param to the called number
     */
    public record Input(String organisation, String contactId, String to) {}

    /**
     * @param closedMessage what the caller hears while it is closed; empty when open
     */
    public record Checked(boolean open, String closedMessage) {}

    @Override
    public String type() {
        return "check-opening";
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
    public Checked perform(Input input) {
        var opening = decisions.opening(input.organisation(), input.contactId(), input.to());
        return new Checked(opening.open(), opening.message());
    }
}
