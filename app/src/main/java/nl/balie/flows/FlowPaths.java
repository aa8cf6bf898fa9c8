package nl.balie.flows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Fact;
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
    /** In the order in which the contact came to them; the callflow first. */
    private final List<Run> runs = new ArrayList<>();

    private @Nullable Run current;
    /** The agent's leave that follows is no end of the talk, but part of putting the caller back. */
    private boolean requeued;

    private boolean handedOver;

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
                .filter(event -> event.fact() instanceof Fact.FlowStarted)
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
        if (start.fact() instanceof Fact.FlowStarted(var callflow, var version)) {
            current = new Run(callflow, version, "", null, start.at());
            runs.add(current);
        }
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
            case Fact.Connected _ -> {
                if (!handedOver) {
                    message("agent-connected", event.at());
                }
                handedOver = false;
            }
            case Fact.HandedOver(var _, var colleague, var _, var consulted) -> {
                // from one to another while they talk, of which the flow is told nothing; or he waits again
                if (consulted) {
                    handedOver = colleague != null;
                } else if (colleague != null) {
                    message("contact-requeued", event.at());
                }
                requeued = true;
            }
            case Fact.HandOverMissed _ -> message("contact-requeued", event.at());
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
                    Fact.PutOnHold _,
                    Fact.TakenBack _,
                    Fact.Dialled _,
                    Fact.ConsultBegan _,
                    Fact.ConsultAnswered _,
                    Fact.ConsultEnded _,
                    Fact.SupervisionBegan _,
                    Fact.SupervisionEnded _,
                    Fact.LineMeasured _,
                    Fact.RecordingAsked _,
                    Fact.RecordingStarted _,
                    Fact.RecordingPaused _,
                    Fact.RecordingResumed _,
                    Fact.RecordingEnded _,
                    Fact.PlaceAnnounced _,
                    Fact.WaitAnnounced _,
                    Fact.Diverted _,
                    Fact.Transferred _,
                    Fact.CallbackRequested _,
                    Fact.VoicemailLeft _,
                    Fact.CustomerDialled _,
                    Fact.CustomerMissed _,
                    Fact.NotDialled _,
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
        Run run = runs.stream()
                .filter(known -> known.instance.equals(instance))
                .findFirst()
                .orElseGet(() -> run(done.process(), done.version(), instance, from));
        current = run;
        run.step(new Step(done.element(), done.job(), done.lasted()), from);
        if (done.failure() != null) {
            run.message(FailurePaths.placeOf(done.element()), at);
        } else if (done.job().equals(FollowFallback.TYPE)) {
            run.over = true;
        } else if (done.job().equals(DisconnectCall.TYPE) && !done.brokenOff()) {
            run.callers().forEach(caller -> caller.back(at));
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
    private void ended(Instant at, boolean byCustomer) {
        String inner = null;
        for (Run run : runs.reversed()) {
            if (run == current || inner != null && inner.equals(run.lastPlace())) {
                inner = run.processId;
                run.ended(at, byCustomer);
            }
        }
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
