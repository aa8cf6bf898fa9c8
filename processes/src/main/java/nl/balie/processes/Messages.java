package nl.balie.processes;

import java.util.Set;

/**
 * The messages that flows wait for, each correlated by the contact's id.
 *
 * <p>Publish them with a time to live of minutes: a flow may still be a step away from the place where it waits.
 */
public final class Messages {
    /** The contact is over, whoever ended it; every flow of the contact ends. */
    public static final String CONTACT_ENDED = "contact-ended";

    /** An agent speaks with the contact that waited. */
    public static final String AGENT_CONNECTED = "agent-connected";

    /** The agent has left the contact; the caller may still be there. */
    public static final String CONTACT_RELEASED = "contact-released";

    /** The agent put the contact into another queue, where it waits for the next one. */
    public static final String CONTACT_REQUEUED = "contact-requeued";

    /** A customer is to be called back: begins the flow of the callback's contact. */
    public static final String CALLBACK_REQUESTED = "callback-requested";

    /** An agent took the callback, but the customer was not reached. */
    public static final String CUSTOMER_MISSED = "customer-missed";

    private Messages() {}

    /** The names of all messages. */
    public static Set<String> names() {
        return Set.of(
                CONTACT_ENDED,
                AGENT_CONNECTED,
                CONTACT_RELEASED,
                CONTACT_REQUEUED,
                CALLBACK_REQUESTED,
                CUSTOMER_MISSED);
    }
}
