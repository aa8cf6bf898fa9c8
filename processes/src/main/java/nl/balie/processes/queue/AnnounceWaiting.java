package nl.balie.processes.queue;

import nl.balie.processes.CallerGoneException;
import nl.balie.processes.QueuePort;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Speaks to a waiting caller: messages, his position, the expected waiting time (requirements 2.3.4, 2.3.6, 2.3.7, 2.3.12). */
public record AnnounceWaiting(QueuePort queues) implements Step<AnnounceWaiting.Input, AnnounceWaiting.Announced> {
    /**
     * @param moment seconds of waiting, from the step before
     * @param announcedMinutes from the announcement before; null the first time
     */
    public record Input(
            String organisation,
            String contactId,
            String language,
            int moment,
            @Nullable Integer announcedMinutes) {}

    /** The next moment, as in {@link QueuePort.Announced}. */
    public record Announced(
            int moment,
            int pause,
            boolean choiceDue,
            @Nullable Integer announcedMinutes) {}

    @Override
    public String type() {
        return "announce-waiting";
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
    public Announced perform(Input input) throws CallerGoneException {
        var announced = queues.announce(
                input.organisation(), input.contactId(), input.language(), input.moment(), input.announcedMinutes());
        var next = announced.next();
        return new Announced(next.moment(), next.pause(), next.choice(), announced.announcedMinutes());
    }
}
