package nl.balie.desk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.ChannelRecovery;
import nl.balie.acd.Offer;
import nl.balie.acd.OfferDelivery;
import nl.balie.acd.Offers;
import nl.balie.acd.Queueing;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import org.springframework.stereotype.Component;

/**
 * Contacts that an agent handles at his desk alone, such as tasks: the desk itself brings their offers, and they survive an
 * interruption, since nothing of them is in memory.
 */
@Component
class DeskContacts implements OfferDelivery, ChannelRecovery {
    private final Offers offers;
    private final Queueing queueing;
    private final Queues queues;
    private final Tenancy tenancy;
    private final Clock clock;

    DeskContacts(Offers offers, Queueing queueing, Queues queues, Tenancy tenancy, Clock clock) {
        this.offers = offers;
        this.queueing = queueing;
        this.queues = queues;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.TASK;
    }

    /** The desk shows what its agent has, and heard that this changed. */
    @Override
    public void deliver(Offer offer) {
        // stands on the desk already
    }

    @Override
    public void withdraw(Offer offer) {
        // went from the desk with the agent's change
    }

    @Override
    public List<UUID> interrupted() {
        return List.of();
    }

    @Override
    public boolean keepsItsPlace(Contact contact) {
        return true;
    }

    @Override
    public void ended(Contact contact) {
        // none is ended by an interruption
    }

    /** The agent takes what is offered to him; false when it is not (any more). */
    boolean accept(String organisation, UUID agent, UUID contact) {
        return offers.of(organisation, agent, contact)
                .map(offer -> offers.accepted(organisation, offer.id(), clock.instant()))
                .orElse(false);
    }

    /** The agent is done with it, and wraps up. */
    void finish(String organisation, UUID contact) {
        queueing.end(organisation, contact, Result.HANDLED, clock.instant(), EndCause.AGENT);
    }

    /**
     * The agent gives it to those who serve a queue of its channel.
     *
     * @return false when there is no such queue, or the agent does not have it (any more)
     */
    boolean putBack(String organisation, UUID agent, UUID contact, UUID queueId, boolean first) {
        boolean fits = queueing.status(organisation, null).stream()
                .anyMatch(queue -> queue.id().equals(queueId) && queue.channel() == channel());
        Optional<Queue> queue = fits ? tenancy.read(organisation, () -> queues.find(queueId)) : Optional.empty();
        return queue.isPresent() && queueing.putBack(organisation, contact, agent, queue.get(), first);
    }
}
