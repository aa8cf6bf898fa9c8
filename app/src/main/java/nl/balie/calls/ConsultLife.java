package nl.balie.calls;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import nl.balie.acd.Offer;
import nl.balie.calls.CallEffect.Answer;
import nl.balie.calls.CallEffect.BeginConsult;
import nl.balie.calls.CallEffect.BeginSupervision;
import nl.balie.calls.CallEffect.ChangeSupervision;
import nl.balie.calls.CallEffect.DialPassed;
import nl.balie.calls.CallEffect.HandBack;
import nl.balie.calls.CallEffect.HandTo;
import nl.balie.calls.CallEffect.PlayHoldMusic;
import nl.balie.calls.CallEffect.ReleasePhone;
import nl.balie.calls.CallEffect.Reply;
import nl.balie.calls.CallEffect.StoreConsultAnswered;
import nl.balie.calls.CallEffect.StoreConsultEnd;
import nl.balie.calls.CallEffect.StoreGivenAway;
import nl.balie.calls.CallEffect.StoreSupervision;
import nl.balie.calls.CallEffect.StoreTakeOver;
import nl.balie.calls.CallEffect.StoreTransfer;
import nl.balie.calls.CallEffect.TellDesks;
import nl.balie.calls.CallEvent.AgentReplaced;
import nl.balie.calls.CallEvent.Aside;
import nl.balie.calls.CallEvent.AsideAsked;
import nl.balie.calls.CallEvent.ConsultAnswered;
import nl.balie.calls.CallEvent.ConsultAsked;
import nl.balie.calls.CallEvent.ConsultNotBegun;
import nl.balie.calls.CallEvent.ConsultOver;
import nl.balie.calls.CallEvent.EngineLost;
import nl.balie.calls.CallEvent.FlowHungUp;
import nl.balie.calls.CallEvent.FlowLeft;
import nl.balie.calls.CallEvent.GoodbyeSaid;
import nl.balie.calls.CallEvent.HangUpAsked;
import nl.balie.calls.CallEvent.HearingAsked;
import nl.balie.calls.CallEvent.LineAnswered;
import nl.balie.calls.CallEvent.Muted;
import nl.balie.calls.CallEvent.NobodyLeads;
import nl.balie.calls.CallEvent.OfferAccepted;
import nl.balie.calls.CallEvent.OfferLapsed;
import nl.balie.calls.CallEvent.OfferMade;
import nl.balie.calls.CallEvent.OfferWithdrawn;
import nl.balie.calls.CallEvent.OutsideAsked;
import nl.balie.calls.CallEvent.PassAsked;
import nl.balie.calls.CallEvent.PhoneAnswered;
import nl.balie.calls.CallEvent.PhoneHungUp;
import nl.balie.calls.CallEvent.PhoneRefused;
import nl.balie.calls.CallEvent.PutBackAsked;
import nl.balie.calls.CallEvent.QueueAsked;
import nl.balie.calls.CallEvent.QueueEntered;
import nl.balie.calls.CallEvent.QueueLeft;
import nl.balie.calls.CallEvent.QueueRefused;
import nl.balie.calls.CallEvent.ReleaseGuardRanOut;
import nl.balie.calls.CallEvent.StepHeard;
import nl.balie.calls.CallEvent.StepTookOver;
import nl.balie.calls.CallEvent.SuperviseAsked;
import nl.balie.calls.CallEvent.SupervisorCame;
import nl.balie.calls.CallEvent.SupervisorGone;
import nl.balie.calls.CallEvent.Turn;
import nl.balie.calls.CallState.Consult;
import nl.balie.calls.CallState.Conversation;
import nl.balie.calls.CallState.Conversing;
import nl.balie.calls.CallState.Here;
import nl.balie.calls.CallState.Outside;
import nl.balie.calls.CallState.PassedOn;
import nl.balie.calls.CallState.Passing;
import nl.balie.calls.CallState.Reached;
import nl.balie.calls.CallState.Supervisor;
import nl.balie.calls.CallState.Talking;
import nl.balie.calls.CallState.Target;
import nl.balie.calls.CallState.Waiting;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.telephony.Party;
import org.jspecify.annotations.Nullable;

/** What an agent does in a conversation beside speaking: ask others for advice, and give his customer to them. */
final class ConsultLife {
    private ConsultLife() {}

    /** Of a call in which no agent speaks. */
    static CallStep nobody(CallState state, Aside aside) {
        return aside instanceof AsideAsked asked
                ? CallLife.answer(state, asked.ask(), state instanceof Here ? Reply.NO : Reply.GONE)
                : CallStep.of(state);
    }

    static CallStep next(Conversing state, Aside aside) {
        Conversation conversation = state.conversation();
        Consult consult = conversation.consult();
        return switch (aside) {
            case ConsultAsked(var ask, var agent, var target) ->
                consult == null && agent.equals(state.offer().agentId())
                        ? CallStep.of(
                                state.with(conversation.with(new Consult(target, false, false))),
                                new BeginConsult(ask, state.offer(), target))
                        : refused(state, ask);
            case PassAsked passed -> passed(state, passed);
            case Muted(var on) -> told(state.with(conversation.withMuted(on)));
            case ConsultAnswered(var at) ->
                consult == null
                        ? CallStep.of(state)
                        : told(state.with(conversation.with(new Consult(consult.target(), true, false))))
                                .after(new StoreConsultAnswered(at));
            case ConsultNotBegun _ -> CallStep.of(state.with(conversation.with((Consult) null)));
            case ConsultOver(var why, var at) ->
                consult == null
                        ? CallStep.of(state)
                        : CallStep.of(
                                state.with(conversation.with((Consult) null)),
                                new StoreConsultEnd(why, at),
                                new TellDesks(both(state.offer(), consult.target())));
            case AgentReplaced(var by, var at) -> {
                Target target = successor(conversation, by);
                yield target == null ? CallStep.of(state) : replaced(state, target, at);
            }
            case SuperviseAsked asked -> supervise(state, asked);
            case SupervisorCame(var at) -> {
                Supervisor rung = conversation.supervisor();
                yield rung == null
                        ? CallStep.of(state)
                        : supervised(state, new Supervisor(rung.who(), rung.how(), true), at);
            }
            case SupervisorGone(var at) ->
                conversation.supervisor() == null ? CallStep.of(state) : supervised(state, null, at);
        };
    }

    private static @Nullable Target successor(Conversation conversation, Party by) {
        Consult consult = conversation.consult();
        Supervisor supervisor = conversation.supervisor();
        return switch (by) {
            case CONSULTED -> consult == null ? null : consult.target();
            case SUPERVISOR -> supervisor == null ? null : supervisor.who();
            case CALLER, PHONE -> null;
        };
    }

    /** One supervisor at a time; he who is there may do something else. */
    private static CallStep supervise(Conversing state, SuperviseAsked asked) {
        Supervisor now = state.conversation().supervisor();
        Supervisor wanted = new Supervisor(asked.who(), asked.how(), now != null && now.there());
        Conversing next = state.with(state.conversation().with(wanted));
        if (now == null) {
            return CallStep.of(next, new BeginSupervision(asked.ask(), state.offer(), asked.who(), asked.how()));
        }
        return now.who().id().equals(asked.agent())
                ? CallStep.of(
                        next,
                        new ChangeSupervision(asked.how()),
                        new Answer(asked.ask(), Reply.YES),
                        new StoreSupervision(wanted, asked.at()),
                        new TellDesks(Set.of(state.offer().agentId())))
                : refused(state, asked.ask());
    }

    /** That nobody came is told to nobody but the desks, since nobody heard anything. */
    private static CallStep supervised(Conversing state, @Nullable Supervisor supervisor, Instant at) {
        Supervisor before = state.conversation().supervisor();
        Conversing next = state.with(state.conversation().with(supervisor));
        CallEffect told = new TellDesks(Set.of(state.offer().agentId()));
        return before != null && before.there() || supervisor != null
                ? CallStep.of(next, new StoreSupervision(supervisor, at), told)
                : CallStep.of(next, told);
    }

    private static CallStep refused(CallState state, long ask) {
        return CallLife.answer(state, ask, Reply.NO);
    }

    /** Who is consulted waits, or is spoken with again. */
    static CallStep held(Conversing state, boolean held) {
        Consult consult = state.conversation().consult();
        return consult == null
                ? CallStep.of(state)
                : told(state.with(state.conversation().with(new Consult(consult.target(), consult.answered(), held))));
    }

    private static CallStep told(Conversing state) {
        Consult consult = state.conversation().consult();
        return CallStep.of(
                state,
                new TellDesks(
                        consult == null ? Set.of(state.offer().agentId()) : both(state.offer(), consult.target())));
    }

    private static Set<UUID> both(Offer offer, Target target) {
        Set<UUID> agents = new HashSet<>(Set.of(offer.agentId()));
        if (target instanceof Target.Colleague(var id, var _, var _)) {
            agents.add(id);
        }
        return agents;
    }

    private static CallStep replaced(Conversing state, Target target, Instant at) {
        Offer from = state.offer();
        return switch (target) {
            case Target.Colleague colleague -> {
                Offer to = to(from, colleague);
                CallState taken = switch (state) {
                    case Talking(var story, var lead, var _, var _) -> new Talking(story.handled(), lead, to);
                    case Reached(var _, var errand, var _) -> new Reached(to, errand);
                };
                yield CallStep.of(taken, new StoreTakeOver(from, to, at), new TellDesks(both(from, colleague)));
            }
            case Target.Number(var number) -> {
                CallState given = switch (state) {
                    case Talking(var story, var lead, var _, var _) -> new Outside(story.handled(), lead);
                    case Reached(var _, var errand, var _) -> new PassedOn(from, errand);
                };
                yield CallStep.of(
                        given, new StoreGivenAway(from, number, true, at), new TellDesks(Set.of(from.agentId())));
            }
        };
    }

    /** The colleague as the one who has the contact. */
    private static Offer to(Offer from, Target.Colleague colleague) {
        return new Offer(
                from.id(),
                from.organisation(),
                from.contactId(),
                from.channel(),
                colleague.id(),
                colleague.username(),
                colleague.name(),
                from.queue(),
                from.offeredAt(),
                from.expiresAt());
    }

    /** A customer who was called is given to nobody who was not spoken with: he did not call. */
    private static CallStep passed(Conversing state, PassAsked asked) {
        if (!(state instanceof Talking(var story, var lead, var offer, var conversation))
                || conversation.consult() != null
                || !asked.agent().equals(offer.agentId())) {
            return refused(state, asked.ask());
        }
        return switch (asked.target()) {
            case Target.Colleague(var id, var _, var _) ->
                CallStep.of(
                        new Waiting(story, lead),
                        new ReleasePhone(),
                        new PlayHoldMusic(),
                        new HandTo(asked.ask(), offer, id, lead == Lead.FLOW));
            case Target.Number(var number) ->
                CallStep.of(
                        new Passing(story, lead, offer, asked.leg(), number, false),
                        new Answer(asked.ask(), Reply.YES),
                        new ReleasePhone(),
                        new PlayHoldMusic(),
                        new StoreGivenAway(offer, number, false, asked.at()),
                        new DialPassed(asked.leg(), number));
        };
    }

    /** Somebody outside is rung, to whom the agent gave the caller. */
    static CallStep passing(Passing passing, Turn turn) {
        Story story = passing.story();
        Lead lead = passing.lead();
        boolean flow = lead == Lead.FLOW;
        return switch (turn) {
            case HearingAsked(var ask) -> CallLife.hears(passing, ask);
            case QueueAsked(var ask, var _, var _) -> CallLife.answer(passing, ask, flow ? Reply.YES : Reply.GONE);
            case OutsideAsked(var ask, var _, var _) -> CallLife.answer(passing, ask, Reply.GONE);
            case HangUpAsked(var ask, var _, var _) -> refused(passing, ask);
            case PutBackAsked(var ask, var _, var _, var _) -> refused(passing, ask);
            case StepHeard _ -> CallStep.of(passing.with(story.heard()));
            case FlowHungUp _ -> CallLife.hungUpByFlow(passing);
            case QueueEntered(var ask) -> CallLife.answer(passing, ask, Reply.YES);
            case QueueRefused(var ask) -> CallLife.answer(passing, ask, Reply.GONE);
            case PhoneAnswered(var leg, var at) ->
                leg.equals(passing.leg()) ? taken(passing, at) : CallStep.of(passing, new ReleasePhone());
            case PhoneRefused(var leg, var reason) ->
                leg.equals(passing.leg())
                        ? CallStep.of(new Waiting(story, lead), new HandBack(passing.from(), reason, flow))
                        : CallStep.of(passing);
            case PhoneHungUp _ ->
                CallStep.of(new Passing(story, lead, passing.from(), passing.leg(), passing.number(), true));
            case StepTookOver _,
                    EngineLost _,
                    NobodyLeads _,
                    FlowLeft _,
                    QueueLeft _,
                    ReleaseGuardRanOut _,
                    OfferMade _,
                    OfferWithdrawn _,
                    OfferAccepted _,
                    OfferLapsed _,
                    LineAnswered _,
                    GoodbyeSaid _ -> CallStep.of(passing);
        };
    }

    private static CallStep taken(Passing passing, Instant at) {
        CallStep step = passing.left()
                ? CallLife.leftBySomebodyOutside(passing.story(), passing.lead(), at)
                : CallStep.of(new Outside(passing.story(), passing.lead()));
        return step.after(new StoreTransfer(passing.number()));
    }
}
