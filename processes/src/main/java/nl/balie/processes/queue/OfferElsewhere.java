package nl.balie.processes.queue;

import nl.balie.processes.CallerGoneException;
import nl.balie.processes.QueuePort;
import nl.balie.processes.Step;

/** Lets a caller who waits long choose to go elsewhere or to stay, with his place kept (requirement 2.3.11). */
public record OfferElsewhere(QueuePort queues) implements Step<OfferElsewhere.Input, OfferElsewhere.Offered> {
    /**
     * @param moment seconds of waiting, from the step before
     */
    public record Input(String organisation, String contactId, String language, int moment) {}

    /**
     * The next moment, and the choice as in {@link QueuePort.Offered}.
     *
     * @param leaves whether the caller goes elsewhere
     */
    public record Offered(
            int moment,
            int pause,
            boolean choiceDue,
            boolean leaves,
            String otherDestination,
            String otherQueue,
            String otherNumber) {}

    @Override
    public String type() {
        return "offer-elsewhere";
    }

    @Override
    public boolean onCallNode() {
        return true;
    }

    @Override
    public Class<Input> input() {
        return Input.class;
    }

    @Override
    public Offered perform(Input input) throws CallerGoneException {
        var offered = queues.offerElsewhere(input.organisation(), input.contactId(), input.language(), input.moment());
        var next = offered.next();
        var elsewhere = offered.elsewhere();
        return new Offered(
                next.moment(),
                next.pause(),
                next.choice(),
                offered.leaves(),
                elsewhere.destination(),
                elsewhere.queue(),
                elsewhere.number());
    }
}
