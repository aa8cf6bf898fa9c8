package nl.balie.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.balie.acd.Offer;
import nl.balie.calls.CallEffect.AcceptOffer;
import nl.balie.calls.CallEffect.Answer;
import nl.balie.calls.CallEffect.AnswerLine;
import nl.balie.calls.CallEffect.BeginConsult;
import nl.balie.calls.CallEffect.BeginHearing;
import nl.balie.calls.CallEffect.BeginSupervision;
import nl.balie.calls.CallEffect.EnterNumbersQueue;
import nl.balie.calls.CallEffect.EnterQueue;
import nl.balie.calls.CallEffect.HandTo;
import nl.balie.calls.CallEffect.PutBack;
import nl.balie.calls.CallEffect.ReleaseAgent;
import nl.balie.calls.CallEffect.StoreEnd;
import nl.balie.calls.CallEffect.StoreGivenAway;
import nl.balie.calls.CallEffect.TakeOffer;
import nl.balie.contacts.Fact.FallbackCause;
import nl.balie.contacts.Result;
import nl.balie.numbers.Fallback;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.Party;
import nl.balie.telephony.Supervision;
import nl.balie.telephony.TelephonyPort.EndedBy;
import org.jspecify.annotations.Nullable;

/** A call, and a world that does what it asks, well or badly. */
final class CallWorld {
    static final int KINDS = 50;
    private static final List<Offer> OFFERS =
            List.of(CallExamples.OFFER, CallExamples.offer(UUID.randomUUID()), CallExamples.offer(UUID.randomUUID()));
    private static final List<UUID> LEGS = List.of(UUID.randomUUID(), UUID.randomUUID());

    /**
     * A kind of event.
     *
     * @param which of the offers, agents, legs or moments
     * @param succeeds how what is asked of the world ends
     */
    record Draw(int kind, int which, boolean succeeds) {}

    CallState state;
    private final List<CallEffect> done = new ArrayList<>();
    final List<Long> asked = new ArrayList<>();
    final Map<Long, Integer> answers = new HashMap<>();
    private final @Nullable UUID customer;
    private boolean agentCame;
    int connected;
    int taken;
    int lapsed;
    private long last;

    CallWorld(CallState first) {
        state = first;
        customer = first instanceof CallState.AgentRung(var _, var callback, var _) ? callback.id() : null;
    }

    List<CallEffect> happens(Draw draw) {
        int before = done.size();
        CallEvent event = event(draw);
        if (event instanceof CallEvent.LineAnswered && count(AnswerLine.class) == 0) {
            return List.of();
        }
        if (event instanceof CallEvent.Asked question) {
            asked.add(question.ask());
        } else if (event instanceof CallEvent.AsideAsked question) {
            asked.add(question.ask());
        }
        if (customer != null && ofFirstParty(event)) {
            if (agentCame) {
                return List.of(); // a phone answers or refuses once
            }
            agentCame = true;
        }
        follow(event, draw.succeeds());
        return List.copyOf(done.subList(before, done.size()));
    }

    void post(CallEvent event) {
        follow(event, true);
    }

    /** Whatever is still to come comes. */
    void ends() {
        post(new CallEvent.LineEnded(EndedBy.CALLER, Instant.EPOCH));
        post(new CallEvent.MessageOver());
        if (customer != null && !agentCame) {
            post(new CallEvent.PhoneRefused(CallExamples.OFFER.id(), Reason.NO_ANSWER));
        }
    }

    private static boolean ofFirstParty(CallEvent event) {
        return event instanceof CallEvent.PhoneAnswered(var leg, var _) && leg.equals(CallExamples.OFFER.id())
                || event instanceof CallEvent.PhoneRefused(var refused, var _)
                        && refused.equals(CallExamples.OFFER.id());
    }

    private void follow(CallEvent event, boolean succeeds) {
        CallStep step = CallLife.next(state, event);
        state = step.state();
        for (CallEffect effect : step.effects()) {
            done.add(effect);
            CallEvent next = carryOut(effect, succeeds);
            if (next != null) {
                follow(next, succeeds);
            }
        }
    }

    private @Nullable CallEvent carryOut(CallEffect effect, boolean succeeds) {
        return switch (effect) {
            case EnterQueue(var ask, var _, var _) ->
                succeeds ? new CallEvent.QueueEntered(ask) : new CallEvent.QueueRefused(ask);
            case EnterNumbersQueue _ -> succeeds ? new CallEvent.QueueEntered(0) : new CallEvent.QueueRefused(0);
            case AcceptOffer _ -> {
                connected += succeeds ? 1 : 0;
                yield succeeds ? new CallEvent.OfferAccepted() : new CallEvent.OfferLapsed();
            }
            case TakeOffer _ -> {
                taken += succeeds ? 1 : 0;
                lapsed += succeeds ? 0 : 1;
                yield succeeds ? new CallEvent.OfferAccepted() : new CallEvent.OfferLapsed();
            }
            case ReleaseAgent _, StoreEnd _ -> {
                connected = 0;
                yield null;
            }
            case BeginConsult begin -> {
                answered(begin.ask());
                yield succeeds ? null : new CallEvent.ConsultNotBegun();
            }
            case StoreGivenAway _ -> {
                connected = 0;
                yield null;
            }
            case BeginSupervision begin -> {
                answered(begin.ask());
                yield succeeds ? null : new CallEvent.SupervisorGone(Instant.EPOCH);
            }
            case HandTo hand -> {
                connected = 0;
                yield answered(hand.ask());
            }
            case PutBack back -> {
                connected = 0;
                yield answered(back.ask());
            }
            case Answer(var ask, var _) -> answered(ask);
            case BeginHearing(var ask) -> answered(ask);
            default -> null;
        };
    }

    private @Nullable CallEvent answered(long ask) {
        if (ask != 0) {
            answers.merge(ask, 1, Integer::sum);
        }
        return null;
    }

    int count(Class<? extends CallEffect> kind) {
        return effects(kind).size();
    }

    <T extends CallEffect> List<T> effects(Class<T> kind) {
        return done.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private UUID leg(Draw draw) {
        return switch (draw.which()) {
            case 0 -> CallExamples.OFFER.id();
            case 1 -> customer == null ? OFFERS.get(1).id() : customer;
            default -> LEGS.getFirst();
        };
    }

    private static CallState.Target target(Draw draw) {
        Offer colleague = OFFERS.get(draw.which());
        return draw.succeeds()
                ? new CallState.Target.Colleague(colleague.agentId(), colleague.username(), colleague.agentName())
                : new CallState.Target.Number("+31201234567");
    }

    /** Who has the customer, or anybody. */
    private Offer state() {
        return state instanceof CallState.Conversing conversing ? conversing.offer() : OFFERS.getFirst();
    }

    private CallEvent event(Draw draw) {
        Offer offer = OFFERS.get(draw.which());
        Instant at = Instant.EPOCH.plusSeconds(draw.which());
        return switch (draw.kind()) {
            case 0 -> new CallEvent.HearingAsked(++last);
            case 1, 2, 3 -> new CallEvent.QueueAsked(++last, CallExamples.QUEUE, 0);
            case 4 -> new CallEvent.OutsideAsked(++last, LEGS.get(draw.which() % 2), "+31201234567");
            case 5 -> new CallEvent.HangUpAsked(++last, offer.agentId(), at);
            case 6 -> new CallEvent.PutBackAsked(++last, offer.agentId(), CallExamples.QUEUE, draw.succeeds());
            case 7 -> new CallEvent.FlowStarted();
            case 8, 10 -> new CallEvent.Settled(draw.succeeds() ? Result.VOICEMAIL : Result.CALLBACK);
            case 9 -> new CallEvent.FoundClosed();
            case 11, 12 -> draw.which() == 0 ? new CallEvent.MessageBegan() : new CallEvent.MessageOver();
            case 13 -> new CallEvent.StepTookOver();
            case 14 -> new CallEvent.StepHeard(draw.succeeds());
            case 15 -> draw.which() == 0 ? new CallEvent.NobodyLeads(LEGS.getFirst()) : new CallEvent.EngineLost();
            case 16 -> new CallEvent.FlowHungUp();
            case 17 -> new CallEvent.FlowLeft(LEGS.getFirst(), FallbackCause.STEP_FAILED);
            case 18 -> new CallEvent.QueueLeft();
            case 19 -> new CallEvent.ReleaseGuardRanOut(at);
            case 20, 21, 22 -> new CallEvent.OfferMade(offer);
            case 23 -> new CallEvent.OfferWithdrawn(offer.id());
            case 24, 25, 26 -> new CallEvent.PhoneAnswered(leg(draw), at);
            case 27 -> new CallEvent.PhoneRefused(leg(draw), Reason.NO_ANSWER);
            case 28, 29 -> new CallEvent.PhoneHungUp(at);
            case 30 ->
                switch (draw.which()) {
                    case 0 -> new CallEvent.LineAnswered(Fallback.MESSAGE, null);
                    case 1 -> new CallEvent.LineAnswered(Fallback.QUEUE, null);
                    default -> new CallEvent.LineAnswered(Fallback.EXTERNAL, "+31201234567");
                };
            case 31 -> new CallEvent.GoodbyeSaid();
            case 32 -> new CallEvent.PhoneRang(at);
            case 33, 34, 35 -> new CallEvent.ConsultAsked(++last, state().agentId(), target(draw));
            case 36, 37 -> new CallEvent.ConsultAnswered(at);
            case 38 -> new CallEvent.ConsultOver(draw.succeeds() ? null : Reason.BUSY, at);
            case 39, 40 -> new CallEvent.AgentReplaced(draw.which() == 0 ? Party.SUPERVISOR : Party.CONSULTED, at);
            case 41, 42 -> new CallEvent.PassAsked(++last, state().agentId(), target(draw), LEGS.getFirst(), at);
            case 45, 46 ->
                new CallEvent.SuperviseAsked(
                        ++last,
                        offer.agentId(),
                        new CallState.Target.Colleague(offer.agentId(), offer.username(), offer.agentName()),
                        Supervision.values()[draw.which()],
                        at);
            case 47 -> new CallEvent.SupervisorCame(at);
            case 48 -> new CallEvent.SupervisorGone(at);
            case 43 -> new CallEvent.Muted(draw.succeeds());
            case 44 -> new CallEvent.PartyHeld(Party.values()[draw.which()], draw.succeeds(), at);
            default ->
                draw.which() == 0
                        ? new CallEvent.LineEnded(EndedBy.values()[draw.succeeds() ? 0 : 2], Instant.EPOCH)
                        : new CallEvent.PhoneRang(at);
        };
    }
}
