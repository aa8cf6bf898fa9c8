package nl.balie.processes;

import org.jspecify.annotations.Nullable;

/** What the steps that decide need; each answer comes with a sentence that is stored with the contact. */
public interface DecisionPort {
    /** Whether the called number is open now. */
    Opening opening(String organisation, String contactId, String calledNumber);

    /** Where this contact goes, given what was chosen in a menu (null when nothing was). */
    Route route(String organisation, String contactId, String calledNumber, String from, @Nullable String choice);

    /**
     * @param message what a caller hears while it is closed; empty when open
     */
    record Opening(boolean open, String message, String because) {}

    /**
     * @param queue the queue's name within the organisation
     */
    record Route(String queue, String skillGroup, int priority, String because) {}
}
