package nl.balie.flows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of a contact through one process: its callflow, or a process that this called.
 *
 * @param instance the engine's key of this run
 * @param steps what was carried out, in order
 * @param places where it is known to have been, in order
 * @param left the place that it had come to when its customer hung up; null when he did not do so in this process
 */
public record FlowPath(
        String processId,
        int version,
        String instance,
        List<Step> steps,
        List<Place> places,
        @Nullable String left) {
    public FlowPath {
        steps = List.copyOf(steps);
        places = List.copyOf(places);
    }

    /** The names of the places, in order. */
    public List<String> placeNames() {
        return places.stream().map(Place::name).toList();
    }

    /** Where its customer hung up. */
    public Optional<String> whereLeft() {
        return Optional.ofNullable(left);
    }

    /**
     * One step.
     *
     * @param element its id in the model
     * @param type of its job
     * @param lasted until its end, or until it was broken off
     */
    public record Step(String element, String type, Duration lasted) {}

    /**
     * Where a contact was.
     *
     * @param name the id of a step, the id of a process that was called, or the name of a message that came in
     * @param lasted how long the step or the called process took, or how long the message was waited for
     */
    public record Place(String name, Duration lasted) {}
}
