package nl.balie.calls;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import nl.balie.acd.Offer;
import nl.balie.acd.Offers;
import nl.balie.acd.Queueing;
import nl.balie.calls.CallEffect.AcceptOffer;
import nl.balie.calls.CallEffect.Answer;
import nl.balie.calls.CallEffect.BeginConsult;
import nl.balie.calls.CallEffect.BeginSupervision;
import nl.balie.calls.CallEffect.DialFallback;
import nl.balie.calls.CallEffect.DialOutside;
import nl.balie.calls.CallEffect.DialPassed;
import nl.balie.calls.CallEffect.EndOffer;
import nl.balie.calls.CallEffect.EnterNumbersQueue;
import nl.balie.calls.CallEffect.EnterQueue;
import nl.balie.calls.CallEffect.GuardRelease;
import nl.balie.calls.CallEffect.HandTo;
import nl.balie.calls.CallEffect.NoteFallback;
import nl.balie.calls.CallEffect.NoteHeld;
import nl.balie.calls.CallEffect.NoteRinging;
import nl.balie.calls.CallEffect.OfCallback;
import nl.balie.calls.CallEffect.OfConsult;
import nl.balie.calls.CallEffect.OnTheLine;
import nl.balie.calls.CallEffect.PutBack;
import nl.balie.calls.CallEffect.ReleaseAgent;
import nl.balie.calls.CallEffect.Reply;
import nl.balie.calls.CallEffect.RingAgent;
import nl.balie.calls.CallEffect.SayGoodbye;
import nl.balie.calls.CallEffect.StoreEnd;
import nl.balie.calls.CallEffect.StoreTransfer;
import nl.balie.calls.CallEffect.TakeOffer;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Persistently;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowMessage;
import nl.balie.flows.Flows;
import nl.balie.numbers.CallRouting;
import nl.balie.numbers.Fallback;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.rules.routing.RoutingDecision;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.TelephonyPort.EndedBy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Does what comes out of {@link CallLife}, in the call's mailbox, so that all of it is in order. What happened already is
 * stored however long the database is away; what a step asks for is not, since the step is tried again.
 */
@Component
class CallPerformer implements LiveCall.Performer {
    private static final Logger log = LoggerFactory.getLogger(CallPerformer.class);

    private final CallLine line;
    private final CallbackPerformer callbacks;
    private final ConsultPerformer consults;
    private final DeskRecording recording;
    private final Offers offers;
    private final Queueing queueing;
    private final Queues queues;
    private final CallRouting routing;
    private final Facts facts;
    private final Flows flows;
    private final Tenancy tenancy;
    private final CallSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ScheduledExecutorService clockwork;

    CallPerformer(
            CallLine line,
            CallbackPerformer callbacks,
            ConsultPerformer consults,
            DeskRecording recording,
            Offers offers,
            Queueing queueing,
            Queues queues,
            CallRouting routing,
            Facts facts,
            Flows flows,
            Tenancy tenancy,
            CallSettings settings,
            ApplicationEventPublisher events,
            Clock clock,
            ScheduledExecutorService callClockwork) {
        this.line = line;
        this.callbacks = callbacks;
        this.consults = consults;
        this.recording = recording;
        this.offers = offers;
        this.queueing = queueing;
        this.queues = queues;
        this.routing = routing;
        this.facts = facts;
        this.flows = flows;
        this.tenancy = tenancy;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        this.clockwork = callClockwork;
    }

    @Override
    public Optional<CallEvent> perform(LiveCall call, CallEffect effect) {
        try {
            return switch (effect) {
                case EnterQueue(var ask, var queue, var priority) -> Optional.of(entered(call, ask, queue, priority));
                case EnterNumbersQueue _ -> Optional.of(enteredNumbers(call));
                case AcceptOffer accept -> Optional.of(accepted(call, accept));
                case OfCallback back -> callbacks.perform(call, back);
                case OfConsult consult -> consults.perform(call, consult);
                case Answer _,
                        OnTheLine _,
                        EndOffer _,
                        ReleaseAgent _,
                        GuardRelease _,
                        PutBack _,
                        StoreTransfer _,
                        NoteFallback _,
                        NoteRinging _,
                        NoteHeld _,
                        StoreEnd _ -> {
                    act(call, effect);
                    yield Optional.empty();
                }
            };
        } catch (RuntimeException failure) {
            log.error("{} failed", effect.getClass().getSimpleName(), failure);
            return notPerformed(call, effect, failure);
        }
    }

    private void act(LiveCall call, CallEffect effect) {
        switch (effect) {
            case Answer(var ask, var reply) -> call.answer(ask, reply);
            case OnTheLine heard -> line.perform(call, heard);
            case EndOffer(var offer, var outcome) ->
                Persistently.run(
                        "the end of offer " + offer.id(),
                        () -> offers.ended(offer.organisation(), offer.id(), outcome));
            case ReleaseAgent(var tellFlow) -> released(call, tellFlow);
            case GuardRelease(var leftAt) ->
                clockwork.schedule(
                        () -> call.post(new CallEvent.ReleaseGuardRanOut(leftAt)),
                        settings.releaseGuard().toMillis(),
                        TimeUnit.MILLISECONDS);
            case PutBack back -> call.answer(back.ask(), putBack(call, back) ? Reply.YES : Reply.NO);
            case StoreTransfer(var number) -> transferred(call, number);
            case NoteFallback(var cause) -> {
                Instant at = clock.instant();
                note(
                        call,
                        () -> facts.record(
                                call.contact(),
                                new Fact.FallbackStarted(fallback(call.number().fallback()), cause),
                                at));
            }
            case NoteRinging(var at) -> note(call, () -> facts.record(call.contact(), new Fact.PhoneRinging(), at));
            case NoteHeld held -> note(call, () -> held(call, held));
            case StoreEnd end -> ended(call, end);
            case EnterQueue _, EnterNumbersQueue _, AcceptOffer _, OfCallback _, OfConsult _ ->
                throw new IllegalArgumentException(effect + " tells something");
        }
    }

    /** What others wait for must not wait for ever because of a mistake of ours. */
    private Optional<CallEvent> notPerformed(LiveCall call, CallEffect effect, RuntimeException failure) {
        return switch (effect) {
            case EnterQueue(var ask, var _, var _) -> {
                call.fail(ask, failure);
                yield Optional.of(new CallEvent.QueueRefused(ask));
            }
            case PutBack back -> {
                call.fail(back.ask(), failure);
                yield Optional.empty();
            }
            case EnterNumbersQueue _ -> Optional.of(new CallEvent.QueueRefused(0));
            case AcceptOffer _, TakeOffer _ -> Optional.of(new CallEvent.OfferLapsed());
            case RingAgent(var offer) -> Optional.of(new CallEvent.PhoneRefused(offer.id(), Reason.UNREACHABLE));
            case DialOutside(var leg, var ask, var _) -> {
                call.fail(ask, failure);
                yield Optional.of(new CallEvent.PhoneRefused(leg, Reason.UNREACHABLE));
            }
            case DialFallback(var leg, var _) -> Optional.of(new CallEvent.PhoneRefused(leg, Reason.UNREACHABLE));
            case DialPassed(var leg, var _) -> Optional.of(new CallEvent.PhoneRefused(leg, Reason.UNREACHABLE));
            case BeginConsult(var ask, var _, var _) -> {
                call.fail(ask, failure);
                yield Optional.of(new CallEvent.ConsultNotBegun());
            }
            case HandTo hand -> {
                call.fail(hand.ask(), failure);
                yield Optional.empty();
            }
            case BeginSupervision begin -> {
                call.fail(begin.ask(), failure);
                yield Optional.of(new CallEvent.SupervisorGone(clock.instant()));
            }
            case SayGoodbye _ -> Optional.of(new CallEvent.GoodbyeSaid());
            case Answer _,
                    OnTheLine _,
                    EndOffer _,
                    ReleaseAgent _,
                    GuardRelease _,
                    StoreTransfer _,
                    NoteFallback _,
                    NoteRinging _,
                    NoteHeld _,
                    StoreEnd _,
                    OfCallback _,
                    OfConsult _ -> Optional.empty();
        };
    }

    private CallEvent entered(LiveCall call, long ask, Queue queue, int priority) {
        return queueing.enter(call.organisation(), call.contact(), queue, priority)
                ? new CallEvent.QueueEntered(ask)
                : new CallEvent.QueueRefused(ask);
    }

    private CallEvent enteredNumbers(LiveCall call) {
        FallbackQueue to = tenancy.in(call.organisation(), () -> fallbackQueue(call));
        line.perform(call, new CallEffect.PlayQueue(to.queue()));
        return entered(call, 0, to.queue(), to.priority());
    }

    /** The queue for fallback calls that the number's lines lead to (requirement 2.3.2), or else its own. */
    private FallbackQueue fallbackQueue(LiveCall call) {
        RoutingDecision routed =
                routing.fallback(call.number(), clock.instant()).orElse(null);
        Queue queue = routed == null ? null : queues.byName(routed.queue()).orElse(null);
        if (routed == null || queue == null) {
            return new FallbackQueue(queues.find(call.number().queueId()).orElseThrow(), 0);
        }
        facts.record(
                call.contact(),
                new Fact.RouteDecided(
                        queue.id(),
                        routed.priority(),
                        routed.because().dutch(),
                        routed.because().english()));
        return new FallbackQueue(queue, routed.priority());
    }

    private record FallbackQueue(Queue queue, int priority) {}

    private CallEvent accepted(LiveCall call, AcceptOffer accept) {
        Offer offer = accept.offer();
        boolean accepted = persistently(call, "the answer to offer " + offer.id(), () -> {
            boolean taken = offers.accepted(offer.organisation(), offer.id(), accept.at());
            if (taken && accept.tellFlow()) {
                flows.tell(call.contact(), FlowMessage.AGENT_CONNECTED);
            }
            return taken;
        });
        if (accepted) {
            recording.connected(call, offer);
        } else {
            log.info("offer {} was answered too late", offer.id());
        }
        return accepted ? new CallEvent.OfferAccepted() : new CallEvent.OfferLapsed();
    }

    private void released(LiveCall call, boolean tellFlow) {
        recording.left(call);
        persistently(call, "the goodbye of the agent of contact " + call.contact(), () -> {
            offers.released(call.organisation(), call.contact());
            if (tellFlow) {
                flows.tell(call.contact(), FlowMessage.CONTACT_RELEASED);
            }
            return true;
        });
    }

    private boolean putBack(LiveCall call, PutBack back) {
        return persistently(call, "the return of contact " + call.contact() + " to a queue", () -> {
            boolean waits =
                    queueing.putBack(call.organisation(), call.contact(), back.agent(), back.queue(), back.first());
            if (waits && back.tellFlow()) {
                flows.tell(call.contact(), FlowMessage.CONTACT_REQUEUED);
            }
            return waits;
        });
    }

    private void transferred(LiveCall call, String number) {
        persistently(call, "the transfer of contact " + call.contact(), () -> {
            queueing.leave(call.organisation(), call.contact());
            facts.record(call.contact(), new Fact.Transferred(number));
            return true;
        });
    }

    /** In one transaction, so that a contact never ends without its flow being told. */
    private void ended(LiveCall call, StoreEnd end) {
        persistently(call, "the end of contact " + call.contact(), () -> {
            queueing.end(call.organisation(), call.contact(), end.result(), end.at(), cause(end.by()));
            if (end.tellFlow()) {
                flows.tell(call.contact(), FlowMessage.CONTACT_ENDED);
            }
            return true;
        });
    }

    private void held(LiveCall call, NoteHeld held) {
        facts.record(call.contact(), held.held() ? new Fact.PutOnHold() : new Fact.TakenBack(), held.at());
        tenancy.afterCommit(
                () -> events.publishEvent(new ConversationChanged(call.organisation(), held.agent(), call.contact())));
    }

    private boolean persistently(LiveCall call, String what, BooleanSupplier work) {
        return Persistently.get(what, () -> tenancy.in(call.organisation(), work::getAsBoolean));
    }

    /** However long the database is away, and beside the mailbox: nothing of the call waits for it. */
    private void note(LiveCall call, Runnable work) {
        Thread.ofVirtual().name("note-" + call.contact()).start(() -> {
            try {
                Persistently.run("a note about contact " + call.contact(), () -> tenancy.in(call.organisation(), work));
            } catch (RuntimeException failure) {
                log.error("a note about contact {} is lost", call.contact(), failure);
            }
        });
    }

    private static Fact.Fallback fallback(Fallback fallback) {
        return switch (fallback) {
            case MESSAGE -> Fact.Fallback.MESSAGE;
            case QUEUE -> Fact.Fallback.QUEUE;
            case EXTERNAL -> Fact.Fallback.EXTERNAL;
        };
    }

    private static EndCause cause(EndedBy by) {
        return switch (by) {
            case CALLER -> EndCause.CALLER;
            case PHONE -> EndCause.AGENT;
            case BALIE -> EndCause.BALIE;
            case MEDIA_LOST -> EndCause.MEDIA_LOST;
            case FAILURE -> EndCause.FAILURE;
        };
    }
}
