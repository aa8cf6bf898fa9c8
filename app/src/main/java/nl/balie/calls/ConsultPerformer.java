package nl.balie.calls;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import nl.balie.acd.Consultations;
import nl.balie.acd.Offer;
import nl.balie.calls.CallEffect.BeginConsult;
import nl.balie.calls.CallEffect.BeginSupervision;
import nl.balie.calls.CallEffect.ChangeSupervision;
import nl.balie.calls.CallEffect.HandBack;
import nl.balie.calls.CallEffect.HandTo;
import nl.balie.calls.CallEffect.OfConsult;
import nl.balie.calls.CallEffect.Reply;
import nl.balie.calls.CallEffect.StoreConsultAnswered;
import nl.balie.calls.CallEffect.StoreConsultEnd;
import nl.balie.calls.CallEffect.StoreGivenAway;
import nl.balie.calls.CallEffect.StoreSupervision;
import nl.balie.calls.CallEffect.StoreTakeOver;
import nl.balie.calls.CallEffect.TellDesks;
import nl.balie.calls.CallState.Supervisor;
import nl.balie.calls.CallState.Target;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Persistently;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowMessage;
import nl.balie.flows.Flows;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Does what comes out of {@link ConsultLife}, as {@link CallPerformer}. */
@Component
class ConsultPerformer {
    /** How long whom an agent asks for advice is rung, while the agent hears that. */
    private static final Duration RING = Duration.ofSeconds(45);

    private final Exchange exchange;
    private final AgentPhones phones;
    private final OutsideLine outside;
    private final DeskRecording recording;
    private final Consultations consultations;
    private final Facts facts;
    private final Flows flows;
    private final Tenancy tenancy;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConsultPerformer(
            Exchange exchange,
            AgentPhones phones,
            OutsideLine outside,
            DeskRecording recording,
            Consultations consultations,
            Facts facts,
            Flows flows,
            Tenancy tenancy,
            ApplicationEventPublisher events,
            Clock clock) {
        this.exchange = exchange;
        this.phones = phones;
        this.outside = outside;
        this.recording = recording;
        this.consultations = consultations;
        this.facts = facts;
        this.flows = flows;
        this.tenancy = tenancy;
        this.events = events;
        this.clock = clock;
    }

    /** As {@link CallPerformer}. */
    Optional<CallEvent> perform(LiveCall call, OfConsult effect) {
        String organisation = call.organisation();
        UUID contact = call.contact();
        switch (effect) {
            case BeginConsult begin -> {
                return begin(call, begin);
            }
            case StoreConsultAnswered(var at) ->
                Persistently.run(
                        "advice about contact " + contact,
                        () -> tenancy.in(organisation, () -> facts.record(contact, new Fact.ConsultAnswered(), at)));
            case StoreConsultEnd(var why, var at) ->
                Persistently.run(
                        "the end of advice about contact " + contact,
                        () -> consultations.end(organisation, contact, outcome(why), at));
            case StoreTakeOver(var from, var to, var at) -> {
                Persistently.run(
                        "the colleague who has contact " + contact, () -> consultations.takeOver(from, to, at));
                recording.joined(call, to);
            }
            case StoreGivenAway(var from, var number, var consulted, var at) -> {
                recording.left(call);
                Persistently.run(
                        "the transfer of contact " + contact,
                        () -> consultations.giveAway(from, number, consulted, at));
            }
            case HandTo(var ask, var from, var colleague, var tellFlow) ->
                call.answer(
                        ask,
                        requeued(
                                        call,
                                        tellFlow,
                                        () -> consultations.handTo(organisation, contact, from.agentId(), colleague))
                                ? Reply.YES
                                : Reply.NO);
            case HandBack(var to, var why, var tellFlow) ->
                requeued(call, tellFlow, () -> {
                    consultations.handBack(organisation, contact, to.agentId(), outcome(why));
                    return true;
                });
            case BeginSupervision begin -> supervise(call, begin);
            case ChangeSupervision(var how) -> exchange.telephony().supervision(call.id(), how);
            case StoreSupervision(var supervisor, var at) ->
                Persistently.run(
                        "who hears contact " + contact,
                        () -> tenancy.in(organisation, () -> facts.record(contact, supervised(supervisor), at)));
            case TellDesks(var agents) ->
                agents.forEach(agent -> events.publishEvent(new ConversationChanged(organisation, agent, contact)));
        }
        return Optional.empty();
    }

    /** His phone shows whom he will hear. */
    private void supervise(LiveCall call, BeginSupervision begin) {
        var phone = phones.first(begin.who().username());
        var unused = exchange.telephony()
                .supervise(call.id(), phone, begin.heard().agentName(), RING, begin.how())
                .whenComplete((outcome, failure) -> {
                    boolean rings = outcome instanceof Outcome.Done;
                    if (!rings) {
                        call.post(new CallEvent.SupervisorGone(clock.instant()));
                    }
                    call.answer(begin.ask(), rings ? Reply.YES : Reply.NO);
                });
    }

    private static Fact supervised(@Nullable Supervisor supervisor) {
        return supervisor == null
                ? new Fact.SupervisionEnded()
                : new Fact.SupervisionBegan(
                        supervisor.who().id(),
                        switch (supervisor.how()) {
                            case LISTEN -> Fact.Supervising.LISTENS;
                            case WHISPER -> Fact.Supervising.WHISPERS;
                            case JOIN -> Fact.Supervising.TAKES_PART;
                        });
    }

    private Optional<CallEvent> begin(LiveCall call, BeginConsult begin) {
        Offer from = begin.from();
        // who presses a button is told that it does not work: he does not wait for the database
        boolean begun = consultations.begin(
                call.organisation(),
                call.contact(),
                from.agentId(),
                begin.target() instanceof Target.Colleague(var id, var _, var _) ? id : null,
                begin.target() instanceof Target.Number(var number) ? number : null);
        if (!begun) {
            call.answer(begin.ask(), Reply.NO);
            return Optional.of(new CallEvent.ConsultNotBegun());
        }
        var unused = rung(call, begin).whenComplete((outcome, failure) -> {
            boolean rings = outcome instanceof Outcome.Done;
            if (!rings) {
                call.post(new CallEvent.ConsultOver(Reason.UNREACHABLE, clock.instant()));
            }
            call.answer(begin.ask(), rings ? Reply.YES : Reply.NO);
        });
        return Optional.empty();
    }

    private CompletableFuture<Outcome> rung(LiveCall call, BeginConsult begin) {
        String shown = begin.from().agentName();
        return switch (begin.target()) {
            case Target.Colleague(var _, var username, var _) ->
                exchange.telephony().consult(call.id(), phones.first(username), shown, RING);
            case Target.Number(var number) ->
                outside.consult(call.id(), call.organisation(), call.contact(), number, shown, RING);
        };
    }

    private boolean requeued(LiveCall call, boolean tellFlow, BooleanSupplier work) {
        return Persistently.get(
                "where contact " + call.contact() + " goes",
                () -> tenancy.in(call.organisation(), () -> {
                    boolean waits = work.getAsBoolean();
                    if (waits && tellFlow) {
                        flows.tell(call.contact(), FlowMessage.CONTACT_REQUEUED);
                    }
                    return waits;
                }));
    }

    private static Fact.ConsultEnd outcome(@Nullable Reason why) {
        return switch (why) {
            case null -> Fact.ConsultEnd.SPOKEN;
            case BUSY -> Fact.ConsultEnd.BUSY;
            case DECLINED -> Fact.ConsultEnd.DECLINED;
            case NO_ANSWER -> Fact.ConsultEnd.NOT_ANSWERED;
            case UNREACHABLE -> Fact.ConsultEnd.UNREACHABLE;
            case WITHDRAWN -> Fact.ConsultEnd.WITHDRAWN;
        };
    }
}
