package nl.balie.processes.decision;

import nl.balie.processes.DecisionPort;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Asks whether the calamity switch of the called number is on, and what then (requirement 2.2.73). */
public record CheckCalamity(DecisionPort decisions) implements Step<CheckCalamity.Input, CheckCalamity.Checked> {
    /**
     * @param to the called number
     */
    public record Input(String organisation, String contactId, String to) {}

    /**
     * The parts of {@link DecisionPort.Calamity}.
     *
     * @param queue the preset route; null unless that is the destination
     * @param priority of the contact in that queue
     */
    public record Checked(
            boolean calamity,
            String calamityText,
            String calamityPrompts,
            String calamityDestination,
            @Nullable String queue,
            int priority) {}

    @Override
    public String type() {
        return "check-calamity";
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
        var calamity = decisions.calamity(input.organisation(), input.contactId(), input.to());
        return new Checked(
                calamity.on(),
                calamity.text(),
                calamity.prompt(),
                calamity.destination(),
                calamity.queue().isEmpty() ? null : calamity.queue(),
                0);
    }
}
