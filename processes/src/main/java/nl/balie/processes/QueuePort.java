package nl.balie.processes;

import org.jspecify.annotations.Nullable;

/** What the queue steps need. A queue is named by its name within the organisation. */
public interface QueuePort {
    /**
     * How a caller is received who comes to this queue now.
     *
     * @param diverted whether he comes from another queue that was full; he is not sent on once more
     */
    Reception reception(String organisation, String contactId, String queue, boolean diverted);

    /**
     * Puts the contact into the queue, once; it keeps its place when it waits already, in whatever queue. From here on the
     * contact waits, with music when the queue has it, until {@code agent-connected}.
     *
     * @param priority 0 (normal) and up; higher goes first
     */
    Entered enter(String organisation, String contactId, String queue, int priority) throws CallerGoneException;

    /**
     * Lets a waiting caller hear what is due at this moment of his wait, to its end.
     *
     * @param announcedMinutes the expected waiting time that he heard before, which is never exceeded; null when he heard
     *     none
     */
    Announced announce(
            String organisation, String contactId, String language, int moment, @Nullable Integer announcedMinutes)
            throws CallerGoneException;

    /** Lets a waiting caller choose to go elsewhere, after what is due at this moment; staying keeps his place. */
    Offered offerElsewhere(String organisation, String contactId, String language, int moment)
            throws CallerGoneException;

    /**
     * Lets a waiting caller hear the emergency message when there is a calamity at the number that he called (requirement
     * 2.2.74). Unless he is to wait on, he is offered to nobody from then on. When another callflow takes him over, it
     * starts here, and the flow that asks is ended.
     *
     * @throws CallerGoneException also when another callflow has taken him over
     */
    Warned warn(String organisation, String contactId, String language, int moment) throws CallerGoneException;

    /**
     * Gives the contact a priority; one that waits moves to where it belongs in its queue.
     *
     * @param priority 0 (normal) and up; higher goes first
     */
    void prioritise(String organisation, String contactId, int priority);

    /** The contact leaves the queue where it waits, if any, for this one; it is not put into it yet. */
    void divert(String organisation, String contactId, String queue);

    /**
     * How a queue receives a caller.
     *
     * @param greeting empty when it has none (requirement 2.3.3)
     * @param extraPrompts names of temporary prompts after the greeting (requirement 2.3.8), with commas between them
     * @param full whether as many wait as may (requirement 2.3.9)
     * @param message what is said when it is full (requirement 2.3.10); empty otherwise
     * @param elsewhere where the caller goes when it is full
     */
    record Reception(String greeting, String extraPrompts, boolean full, String message, Elsewhere elsewhere) {}

    /**
     * Where a caller goes who does not wait in a queue.
     *
     * @param destination {@code WAIT} (he waits all the same), {@code QUEUE}, {@code EXTERNAL}, {@code CALLBACK}, {@code
     *     VOICEMAIL} or {@code DISCONNECT}
     * @param queue empty unless {@code QUEUE}
     * @param number in E.164, empty unless {@code EXTERNAL}
     */
    record Elsewhere(String destination, String queue, String number) {
        public static final Elsewhere WAIT = new Elsewhere("WAIT", "", "");
    }

    /**
     * When a waiting caller next hears something.
     *
     * @param moment seconds after he began to wait; names what is due then
     * @param pause seconds from now until then
     * @param choice whether he may choose to go elsewhere then
     */
    record Moment(int moment, int pause, boolean choice) {}

    /**
     * @param calamitySignal the name of the BPMN signal that tells of a calamity at the number that the caller called
     */
    record Entered(Moment next, String calamitySignal) {}

    /**
     * @param elsewhere {@code WAIT}, {@code QUEUE} or {@code DISCONNECT}
     */
    record Warned(Moment next, Elsewhere elsewhere) {}

    /**
     * @param announcedMinutes the expected waiting time that the caller heard last; null when he heard none yet
     */
    record Announced(Moment next, @Nullable Integer announcedMinutes) {}

    /**
     * @param leaves whether he chose to go elsewhere; he then keeps his place, but gets no agent, until he is diverted,
     *     enters again or is transferred
     */
    record Offered(Moment next, boolean leaves, Elsewhere elsewhere) {}
}
