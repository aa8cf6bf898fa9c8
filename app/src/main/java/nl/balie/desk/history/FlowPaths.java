package nl.balie.desk.history;

import static nl.balie.desk.history.TimelineLine.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.balie.contacts.ContactEvent;
import nl.balie.desk.history.FlowPath.Step;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a contact's timeline which processes it went through. Steps tell themselves; what else moved the flow on, a
 * message or the call of another process, is told by what happened to the contact.
 */
final class FlowPaths {
    /** Who ends a call without its flow having done so. */
    private static final Set<String> FROM_OUTSIDE = Set.of("beller", "agent", "verbinding-verloren", "storing");

    private final Map<String, Run> runs = new LinkedHashMap<>();
    private @Nullable Run current;
    /** The agent's leave that follows is no end of the talk, but part of putting the caller back. */
    private boolean requeued;

    private FlowPaths() {}

    /** In the order in which the contact came to them. */
    static List<FlowPath> of(List<ContactEvent> timeline) {
        FlowPaths paths = new FlowPaths();
        Instant endedFromOutside = timeline.stream()
                .filter(FlowPaths::isEndFromOutside)
                .map(ContactEvent::at)
                .findFirst()
                .orElse(Instant.MAX);
        for (ContactEvent event : timeline) {
            paths.follow(event, endedFromOutside);
        }
        return paths.runs.values().stream().map(Run::path).toList();
    }

    private static boolean isEndFromOutside(ContactEvent event) {
        return switch (event.type()) {
            case ENDED -> FROM_OUTSIDE.contains(text(event.data(), "door"));
            default -> false;
        };
    }

    private void follow(ContactEvent event, Instant endedFromOutside) {
        switch (event.type()) {
            case STEP -> step(event);
            case CONNECTED -> message("agent-connected");
            case REQUEUED -> {
                message("contact-requeued");
                requeued = true;
            }
            case RELEASED -> {
                // the end of the call releases the agent too, of which the flow is told as its end
                if (!requeued && event.at().isBefore(endedFromOutside)) {
                    message("contact-released");
                }
                requeued = false;
            }
            case ENDED -> {
                if (isEndFromOutside(event)) {
                    runs.values().forEach(run -> run.places.add("contact-ended"));
                }
            }
            default -> {
                // moves no flow
            }
        }
    }

    private void step(ContactEvent event) {
        if (!(event.data().get("versie") instanceof Number version)) {
            return;
        }
        String instance = text(event.data(), "instantie");
        Run run = runs.get(instance);
        if (run == null) {
            run = new Run(text(event.data(), "proces"), version.intValue(), instance);
            if (current != null) {
                current.places.add(run.processId);
            }
            runs.put(instance, run);
        }
        current = run;
        run.steps.add(Step.of(event));
        run.places.add(text(event.data(), "element"));
    }

    private void message(String name) {
        if (current != null) {
            current.places.add(name);
        }
    }

    private static final class Run {
        private final String processId;
        private final int version;
        private final String instance;
        private final List<Step> steps = new ArrayList<>();
        private final List<String> places = new ArrayList<>();

        Run(String processId, int version, String instance) {
            this.processId = processId;
            this.version = version;
            this.instance = instance;
        }

        FlowPath path() {
            return new FlowPath(processId, version, instance, steps, places);
        }
    }
}
