package nl.balie.processes.decision;

import nl.balie.processes.DecisionPort;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Asks whether the called number, or a calendar that the model names, is open now (requirement 2.4.4). */
public record CheckOpening(DecisionPort decisions) implements Step<CheckOpening.Input, CheckOpening.Checked> {
    /**
     * @param to the called number
     * @param calendar the name of the opening hours that count; empty for those of the called number
     */
    public record Input(
            String organisation,
            String contactId,
            String to,
            @Nullable String calendar) {}

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
        String calendar = input.calendar();
        var opening = decisions.opening(
                input.organisation(),
                input.contactId(),
                input.to(),
                calendar == null || calendar.isBlank() ? null : calendar.strip());
        return new Checked(opening.open(), opening.message());
    }
}
