package nl.balie.calls;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.balie.acd.AgentSkills;
import nl.balie.acd.AgentState;
import nl.balie.acd.Agents;
import nl.balie.acd.Consultations;
import nl.balie.acd.Offer;
import nl.balie.acd.OfferDelivery;
import nl.balie.acd.Offers;
import nl.balie.acd.Queueing;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.numbers.ShownNumbers;
import nl.balie.people.PhoneChoices;
import nl.balie.queues.Queues;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Phones that do what the desk asks at once, in the place of telephony, for tests of the desk. */
public final class TestPhones extends DeskCalls implements OfferDelivery {
    private final Agents agents;
    private final Offers offers;
    private final Queueing queueing;
    private final Queues queues;
    private final Tenancy tenancy;
    private final Clock clock;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private volatile boolean answeredByHand;
    private volatile @Nullable UUID calledBack;

    @SuppressWarnings("NullAway") // telephony is what this stands in for
    public TestPhones(Agents agents, Offers offers, Queueing queueing, Queues queues, Tenancy tenancy, Clock clock) {
        super(new Exchange(), new AgentPhones(new Exchange(), null), new LiveCalls(), queues, tenancy, null, clock);
        this.agents = agents;
        this.offers = offers;
        this.queueing = queueing;
        this.queues = queues;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** For desks whose calls are not on any line, so that nobody can be consulted in them. */
    @SuppressWarnings("NullAway") // nothing is dialled
    public static DeskConsults consults(Consultations consultations, Tenancy tenancy, Clock clock) {
        return new DeskConsults(
                new Exchange(),
                new AgentPhones(new Exchange(), null),
                new LiveCalls(),
                null,
                null,
                consultations,
                tenancy,
                clock);
    }

    /** The same of those who call. */
    @SuppressWarnings("NullAway") // nothing is dialled
    public static DeskDialling dialling(
            CallRecords records,
            AgentSkills skills,
            Queues queues,
            ShownNumbers shown,
            Consultations consultations,
            Tenancy tenancy) {
        return new DeskDialling(
                new AgentPhones(new Exchange(), null),
                records,
                null,
                null,
                consultations,
                skills,
                queues,
                shown,
                null,
                null,
                tenancy);
    }

    /** The same of supervisors. */
    @SuppressWarnings("NullAway") // nothing is dialled
    public static DeskSupervision supervision(Consultations consultations, Tenancy tenancy, Clock clock) {
        return new DeskSupervision(
                new Exchange(), new AgentPhones(new Exchange(), null), new LiveCalls(), consultations, tenancy, clock);
    }

    /** The devices of agents, none of which would ring. */
    public static DeskDevices devices(PhoneChoices choices, ObjectProvider<BrowserWay> browsers) {
        return new DeskDevices(new AgentPhones(new Exchange(), choices), choices, browsers);
    }

    /** The same of recording. */
    @SuppressWarnings("NullAway") // nobody is on a line who could be recorded
    public static DeskRecording recording(Tenancy tenancy, Clock clock) {
        return new DeskRecording(new Exchange(), new LiveCalls(), null, null, null, tenancy, null, clock);
    }

    /** From now on this user's phone is there. */
    public void register(String username) {
        registered.add(username);
    }

    /** From now on it is not. */
    public void unregister(String username) {
        registered.remove(username);
    }

    /** Whether phones leave it to their user to answer. */
    public void answerByHand(boolean byHand) {
        answeredByHand = byHand;
    }

    @Override
    public Channel channel() {
        return Channel.VOICE;
    }

    @Override
    public void deliver(Offer offer) {
        // rings
    }

    @Override
    public void withdraw(Offer offer) {
        // stops ringing
    }

    @Override
    public PickUp pickUp(String organisation, UUID agent) {
        return offers.of(organisation, agent).stream()
                .filter(offer -> offer.channel() == Channel.VOICE)
                .findFirst()
                .map(offer -> {
                    if (answeredByHand) {
                        return PickUp.ANSWER_BY_HAND;
                    }
                    return offers.accepted(organisation, offer.id(), clock.instant())
                            ? PickUp.ACCEPTED
                            : PickUp.NOTHING_OFFERED;
                })
                .orElse(PickUp.NOTHING_OFFERED);
    }

    @Override
    public boolean hangUp(String organisation, UUID agent) {
        return agents.contactOf(organisation, agent, Channel.VOICE)
                .filter(call -> call.activity() == nl.balie.acd.Activity.IN_CONTACT)
                .map(AgentState.Handling::contactId)
                .map(contact -> {
                    queueing.end(organisation, contact, Result.HANDLED, clock.instant(), EndCause.AGENT);
                    return true;
                })
                .orElse(false);
    }

    @Override
    public PutBack putBack(String organisation, UUID agent, UUID queueId, boolean first) {
        var queue = tenancy.read(organisation, () -> queues.find(queueId));
        if (queue.isEmpty()) {
            return PutBack.NO_QUEUE;
        }
        return agents.contactOf(organisation, agent, Channel.VOICE)
                        .map(AgentState.Handling::contactId)
                        .filter(contact -> queueing.putBack(organisation, contact, agent, queue.get(), first))
                        .isPresent()
                ? PutBack.WAITING
                : PutBack.NO_CALL;
    }

    /** Whose message an agent wanted to call about, last. */
    public @Nullable UUID calledBack() {
        return calledBack;
    }

    @Override
    public CallBack callBack(String organisation, UUID agent, UUID message) {
        calledBack = message;
        return agents.find(organisation, agent)
                .filter(state -> state.activity() == nl.balie.acd.Activity.IDLE)
                .map(_ -> CallBack.RINGS)
                .orElse(CallBack.AGENT_BUSY);
    }

    @Override
    public boolean phoneRegistered(String username) {
        return registered.contains(username);
    }
}
