package nl.balie.processes;

/** What the queue steps need. */
public interface QueuePort {
    /**
     * Puts the contact into the queue, once; it keeps its place when asked again. From here on the contact waits, with
     * music when the queue has it, until {@code agent-connected}.
     *
     * @param queue the queue's name within the organisation
     * @param priority 0 (normal) and up; higher goes first
     */
    void enter(String organisation, String contactId, String queue, int priority) throws CallerGoneException;

    /** The queue's greeting, empty when it has none (requirement 2.3.3). */
    String greeting(String organisation, String queue);
}
