package nl.balie.callers;

import java.util.Optional;
import nl.balie.queues.Queue;

/** A contact's place among those who wait. */
public interface Place {
    /** How many wait in this queue at this moment. */
    int waitingIn(Queue queue);

    /**
     * Gives the contact a place in the queue; one that waits already, in whatever queue, keeps its place, and one that an agent
     * has gets none. The caller hears the queue's music, or silence.
     *
     * @param priority 0 (normal) and up; higher goes first
     * @return false when the contact is over
     */
    boolean enter(Queue queue, int priority);

    /** Where it waits, as it was at most a second ago; empty when it does not. Outside the tenancy. */
    Optional<Standing> standing();

    /**
     * Has the contact offered to nobody from now on, though it keeps its place.
     *
     * @return false when it waits no more
     */
    boolean pause();

    /** Moves a contact that waits to where this priority puts it. */
    void prioritise(int priority);

    /** The contact waits no more, and goes elsewhere; nothing when it has no place. */
    void leave();
}
