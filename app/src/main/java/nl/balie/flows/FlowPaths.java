package nl.balie.flows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.EventType;
import nl.balie.flows.FlowPath.Place;
import nl.balie.flows.FlowPath.Step;
import nl.balie.processes.FailurePaths;
import nl.balie.processes.Models;
import nl.balie.processes.PathFinder;
import nl.balie.processes.call.DisconnectCall;
import nl.balie.processes.call.FollowFallback;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a contact's timeline which processes it went through. Steps tell themselves; what else moved the flow on, a
 * message or the call of another process, is told by what happened to the contact.
 */
public final class FlowPaths {
    /** Who ends a call without its flow having done so. */
    private static final Set<String> FROM_OUTSIDE = Set.of("beller", "agent", "verbinding-verloren", "storing");

    /** In the order in which the contact came to them; the callflow first. */
    private final List<Run> runs = new ArrayList<>();

    private @Nullable Run current;
    /** The agent's leave that follows is no end of the talk, but part of putting the caller back. */
    private boolean requeued;

    private FlowPaths() {}

    /** In the order in which the contact came to them. */
    public static List<FlowPath> of(List<ContactEvent> timeline) {
        FlowPaths paths = new FlowPaths();
        Instant endedFromOutside = timeline.stream()
                .filter(FlowPaths::isEndFromOutside)
                .map(ContactEvent::at)
                .findFirst()
                .orElse(Instant.MAX);
        timeline.stream()
                .filter(event -> event.type() == EventType.FLOW_STARTED)
                .findFirst()
                .ifPresent(paths::began);
        for (ContactEvent event : timeline) {
            paths.follow(event, endedFromOutside);
        }
        return paths.runs.stream()
                .filter(run -> !run.places.isEmpty())
                .map(Run::path)
                .toList();
    }

    /** The callflow is there before its first step: what it calls at once may have steps before it has. */
    private void began(ContactEvent start) {
        if (start.data().get("versie") instanceof Number version) {
            current = new Run(text(start, "callflow"), version.intValue(), "", null, start.at());
            runs.add(current);
        }
    }

    private static boolean isEndFromOutside(ContactEvent event) {
        return switch (event.type()) {
            case ENDED -> FROM_OUTSIDE.contains(text(event, "door"));
            default -> false;
        };
    }

    private void follow(ContactEvent event, Instant endedFromOutside) {
        switch (event.type()) {
            case FLOW_STARTED -> {
                // told by its start, or by a step of its own that came first
            }
            case STEP -> step(event);
            case CONNECTED -> message("agent-connected", event.at());
            case REQUEUED -> {
                message("contact-requeued", event.at());
                requeued = true;
            }
            case RELEASED -> {
                // the end of the call releases the agent too, of which the flow is told as its end
                if (!requeued && event.at().isBefore(endedFromOutside)) {
                    message("contact-released", event.at());
                }
                requeued = false;
            }
            case ENDED -> {
                if (isEndFromOutside(event)) {
                    ended(event);
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
        Duration lasted =
                Duration.ofMillis(event.data().get("duurMs") instanceof Number millis ? millis.longValue() : 0);
        // one that was broken off stands in the timeline where it began, since what ended it came before its end
        boolean brokenOff = Boolean.TRUE.equals(event.data().get("onderbroken"));
        Instant from = brokenOff ? event.at() : event.at().minus(lasted);
        String instance = text(event, "instantie");
        Run run = runs.stream()
                .filter(known -> known.instance.equals(instance))
                .findFirst()
                .orElseGet(() -> run(text(event, "proces"), version.intValue(), instance, from));
        current = run;
        run.step(new Step(text(event, "element"), text(event, "stap"), lasted), from);
        if (event.data().containsKey("mislukt")) {
            run.message(FailurePaths.placeOf(text(event, "element")), event.at());
        } else if (text(event, "stap").equals(FollowFallback.TYPE)) {
            run.over = true;
        } else if (text(event, "stap").equals(DisconnectCall.TYPE) && !brokenOff) {
            run.callers().forEach(caller -> caller.back(event.at()));
        }
    }

    /** One that was not seen before: the callflow itself, or what it or a process below it called. */
    private Run run(String processId, int version, String instance, Instant from) {
        for (Run callflow : runs) {
            if (callflow.instance.isEmpty() && callflow.is(processId, version)) {
                callflow.instance = instance;
                return callflow;
            }
        }
        Run caller = current;
        while (caller != null && !Models.mayCall(caller.processId, processId)) {
            caller = caller.caller;
        }
        if (caller != null) {
            caller.calls(processId, from);
        }
        Run run = new Run(processId, version, instance, caller, from);
        runs.add(run);
        return run;
    }

    private void message(String name, Instant at) {
        if (current != null) {
            current.message(name, at);
        }
    }

    /** Of the runs that are open: the one that the contact is in, and each that called an open one and still waits for it. */
    private void ended(ContactEvent end) {
        boolean byCustomer = text(end, "door").equals("beller");
        String inner = null;
        for (Run run : runs.reversed()) {
            if (run == current || inner != null && inner.equals(run.lastPlace())) {
                inner = run.processId;
                run.ended(end.at(), byCustomer);
            }
        }
    }

    private static String text(ContactEvent event, String name) {
        return Objects.toString(event.data().get(name), "");
    }

    private static final class Run {
        private final String processId;
        private final int version;
        private final @Nullable Run caller;
        /** Empty until its first step tells. */
        private String instance;

        private final List<Step> steps = new ArrayList<>();
        private final List<Place> places = new ArrayList<>();
        private Instant until;
        private boolean calling;
        /** The contact went on without it. */
        private boolean over;

        private @Nullable String left;

        Run(String processId, int version, String instance, @Nullable Run caller, Instant from) {
            this.processId = processId;
            this.version = version;
            this.instance = instance;
            this.caller = caller;
            this.until = from;
        }

        boolean is(String process, int processVersion) {
            return processId.equals(process) && version == processVersion;
        }

        /** From the nearest one up. */
        List<Run> callers() {
            List<Run> callers = new ArrayList<>();
            for (Run above = caller; above != null; above = above.caller) {
                callers.add(above);
            }
            return callers;
        }

        /** The process that it called went to its end. */
        void back(Instant at) {
            returned(at);
            places.add(new Place(PathFinder.BACK, Duration.ZERO));
        }

        void step(Step step, Instant from) {
            returned(from);
            steps.add(step);
            places.add(new Place(step.element(), step.lasted()));
            until = from.plus(step.lasted());
        }

        void calls(String process, Instant at) {
            places.add(new Place(process, Duration.ZERO));
            until = at;
            calling = true;
        }

        void message(String name, Instant at) {
            if (over) {
                return;
            }
            returned(at);
            places.add(new Place(name, between(until, at)));
            until = at;
        }

        /** The contact is back from the process that was called, if there was one. */
        private void returned(Instant at) {
            if (calling) {
                places.set(places.size() - 1, new Place(lastPlace(), between(until, at)));
                until = at;
                calling = false;
            }
        }

        void ended(Instant at, boolean byCustomer) {
            left = byCustomer ? lastPlace() : null;
            message("contact-ended", at);
        }

        String lastPlace() {
            return places.isEmpty() ? "" : places.getLast().name();
        }

        private static Duration between(Instant from, Instant to) {
            return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
        }

        FlowPath path() {
            return new FlowPath(processId, version, instance, steps, places, left);
        }
    }
}
