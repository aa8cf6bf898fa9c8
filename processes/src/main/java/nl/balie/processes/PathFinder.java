package nl.balie.processes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the path that a contact took through a model from the places where it is known to have been, to show it in the
 * diagram. Gateways and events in between are inferred: the shortest way that passes no other task.
 */
public final class PathFinder {
    /** The place where a contact comes when a process that was called is over. */
    public static final String BACK = "back from the called process";

    private final ModelGraph graph;

    private PathFinder(ModelGraph graph) {
        this.graph = graph;
    }

    /**
     * For one process in BPMN XML.
     *
     * @throws IllegalArgumentException when it is not well-formed XML, or has a document type
     */
    public static PathFinder of(byte[] bpmn) {
        return new PathFinder(ModelGraph.read(bpmn));
    }

    /**
     * The ids of the elements and sequence flows passed, in order and with repeats, from the start event on.
     *
     * <p>A place visited is the id of a task or event; or the name of a message, for the event that waits for it; or the
     * id of a called process, for the call activity that calls it, and {@link #BACK} behind that once it is over; or
     * {@link FailurePaths#placeOf}. What the model does not have is left out. A place
     * that cannot be reached from the one before, such as the start of an event subprocess, begins a new stretch. The
     * path goes on past the last place only to an end event, and only if nothing can happen before it.
     */
    public List<String> path(List<String> visited) {
        var path = new ArrayList<String>();
        @Nullable String at = null;
        for (String place : visited) {
            String next = graph.resolve(place, at);
            if (next == null) {
                continue;
            }
            if (at == null) {
                path.addAll(graph.wayFromStart(next));
            } else if (graph.isReachable(at, next)) {
                path.addAll(graph.way(at, next));
            } else if (!next.equals(at)) {
                path.add(next);
            }
            at = next;
        }
        if (at != null) {
            path.addAll(
                    graph.wayToEnd(at, !visited.isEmpty() && visited.getLast().equals(BACK)));
        }
        return List.copyOf(path);
    }

    /** The id of the element that each of the places visited stands for, in their order; empty where the model has none. */
    public List<Optional<String>> elements(List<String> visited) {
        var elements = new ArrayList<Optional<String>>();
        @Nullable String at = null;
        for (String place : visited) {
            String next = graph.resolve(place, at);
            elements.add(Optional.ofNullable(next));
            at = next == null ? at : next;
        }
        return List.copyOf(elements);
    }
}
