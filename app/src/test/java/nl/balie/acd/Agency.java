package nl.balie.acd;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import nl.balie.contacts.Contact.Channel;

/** What is brought to agents of one channel, in the order in which it was: what rings, for calls. */
final class Agency implements OfferDelivery {
    final List<Offer> rang = new CopyOnWriteArrayList<>();
    final List<Offer> silenced = new CopyOnWriteArrayList<>();

    private final Semaphore rings = new Semaphore(0);
    private final Channel channel;
    private volatile boolean closed;

    Agency(Channel channel) {
        this.channel = channel;
    }

    /** Whether offers cannot be brought now. */
    void closed(boolean now) {
        closed = now;
    }

    @Override
    public boolean isReady() {
        return !closed;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public void deliver(Offer offer) {
        rang.add(offer);
        rings.release();
    }

    /** Waits until so many offers have rung since the beginning. */
    void awaitRings(int count) throws InterruptedException {
        if (!rings.tryAcquire(count, 10, TimeUnit.SECONDS)) {
            throw new AssertionError("only " + rang.size() + " offers rang");
        }
    }

    @Override
    public void withdraw(Offer offer) {
        silenced.add(offer);
    }

    Offer last() {
        return rang.getLast();
    }

    List<UUID> contacts() {
        return rang.stream().map(Offer::contactId).toList();
    }

    List<UUID> agents() {
        return rang.stream().map(Offer::agentId).toList();
    }
}
