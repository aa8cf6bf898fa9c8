package nl.balie.acd;

/** Brings an offer to the agent's phone; told after the offer is committed, from a thread that may block shortly. */
public interface OfferDelivery {
    /** Rings the agent; the outcome comes back through {@link Offers}. */
    void deliver(Offer offer);

    /** Whether offers can be brought now; as long as not, none is made. */
    default boolean isReady() {
        return true;
    }

    /** Stops ringing. */
    void withdraw(Offer offer);
}
