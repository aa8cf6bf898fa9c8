package nl.balie.flows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Fact;
import nl.balie.flows.FlowPath.Place;
import nl.balie.flows.FlowPath.Step;
import nl.balie.processes.FailurePaths;
import nl.balie.processes.call.FollowFallback;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a contact's timeline which processes it went through. Steps tell themselves; what else moved the flow on, a
 * message or the call of another process, is told by what happened to the contact.
 */
public final class FlowPaths {
    private final Map<String, Run> runs = new LinkedHashMap<>();
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
        for (ContactEvent event : timeline) {
            paths.follow(event, endedFromOutside);
        }
        return paths.runs.values().stream().map(Run::path).toList();
    }

    private static boolean isEndFromOutside(ContactEvent event) {
        return event.fact() instanceof Fact.Ended(var _, var by) && isFromOutside(by);
    }

    /** Whether it ends a call without its flow having done so. */
    private static boolean isFromOutside(EndCause by) {
        return switch (by) {
            case CALLER, AGENT, MEDIA_LOST, FAILURE -> true;
            case CUSTOMER, BALIE, INTERRUPTION -> false;
        };
    }

    private void follow(ContactEvent event, Instant endedFromOutside) {
        switch (event.fact()) {
            case Fact.Step step -> step(event.at(), step);
            case Fact.Connected _ -> message("agent-connected", event.at());
            case Fact.Requeued _ -> {
                message("contact-requeued", event.at());
                requeued = true;
            }
            case Fact.Released _ -> {
                // the end of the call releases the agent too, of which the flow is told as its end
                if (!requeued && event.at().isBefore(endedFromOutside)) {
                    message("contact-released", event.at());
                }
                requeued = false;
            }
            case Fact.Ended(var _, var by) -> {
                if (isFromOutside(by)) {
                    ended(event.at(), by == EndCause.CALLER);
                }
            }
            case Fact.Arrived _,
                    Fact.Forwarded _,
                    Fact.CallbackBegun _,
                    Fact.FlowStarted _,
                    Fact.FallbackStarted _,
                    Fact.OpeningDecided _,
                    Fact.CalamityFound _,
                    Fact.QueueFull _,
                    Fact.PriorityGiven _,
                    Fact.RouteDecided _,
                    Fact.KeyPressed _,
                    Fact.DigitsEntered _,
                    Fact.LanguageChosen _,
                    Fact.LookedUp _,
                    Fact.LookUpFailed _,
                    Fact.SourceMissing _,
                    Fact.Noted _,
                    Fact.Queued _,
                    Fact.Offered _,
                    Fact.PhoneRinging _,
                    Fact.OfferEnded _,
                    Fact.PlaceAnnounced _,
                    Fact.WaitAnnounced _,
                    Fact.Diverted _,
                    Fact.Transferred _,
                    Fact.CallbackRequested _,
                    Fact.VoicemailLeft _,
                    Fact.CustomerDialled _,
                    Fact.CustomerMissed _,
                    Fact.SurveyOffered _,
                    Fact.SurveyAnswered _,
                    Fact.DispositionChosen _,
                    Fact.Unknown _ -> {
                // moves no flow
            }
        }
    }

    private void step(Instant at, Fact.Step done) {
        // one that was broken off stands in the timeline where it began, since what ended it came before its end
        Instant from = done.brokenOff() ? at : at.minus(done.lasted());
        String instance = String.valueOf(done.instance());
        Run run = runs.get(instance);
        if (run == null) {
            run = new Run(done.process(), done.version(), instance, from);
            if (current != null) {
                current.calls(run.processId, from);
            }
            runs.put(instance, run);
        }
        current = run;
        run.step(new Step(done.element(), done.job(), done.lasted()), from);
        if (done.failure() != null) {
            run.message(FailurePaths.placeOf(done.element()), at);
        } else if (done.job().equals(FollowFallback.TYPE)) {
            run.over = true;
        }
    }

    private void message(String name, Instant at) {
        if (current != null) {
            current.message(name, at);
        }
    }

    /** Of the runs that are open: the one that the contact is in, and each that called an open one and still waits for it. */
    private void ended(Instant at, boolean byCustomer) {
        String inner = null;
        for (Run run : new ArrayList<>(runs.values()).reversed()) {
            if (run == current || inner != null && inner.equals(run.lastPlace())) {
                inner = run.processId;
                run.ended(at, byCustomer);
            }
        }
    }

    private static final class Run {
        private final String processId;
        private final int version;
        private final String instance;
        private final List<Step> steps = new ArrayList<>();
        private final List<Place> places = new ArrayList<>();
        private Instant until;
        private boolean calling;
        /** The contact went on without it. */
        private boolean over;

        private @Nullable String left;

        Run(String processId, int version, String instance, Instant from) {
            this.processId = processId;
            this.version = version;
            this.instance = instance;
            this.until = from;
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
