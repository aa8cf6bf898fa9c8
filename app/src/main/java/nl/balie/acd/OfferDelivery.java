package nl.balie.acd;

import nl.balie.contacts.Contact.Channel;

/**
 * Brings offers of one channel to agents: a call rings their phones, other contacts stand on their desks. Told after the offer
 * is committed, from a thread that may block shortly.
 */
public interface OfferDelivery {
    /** Whose offers these are; each channel has one delivery. */
    Channel channel();

    /** Brings the offer to the agent; the outcome comes back through {@link Offers}. */
    void deliver(Offer offer);

    /** Whether offers can be brought now; as long as not, none of this channel is made, and those of others are. */
    default boolean isReady() {
        return true;
    }

    /** Takes the offer away again. */
    void withdraw(Offer offer);
}
