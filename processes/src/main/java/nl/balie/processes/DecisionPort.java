package nl.balie.processes;

import org.jspecify.annotations.Nullable;

/** What the steps that decide need; each answer comes with a sentence that is stored with the contact. */
public interface DecisionPort {
    /**
     * Whether it is open now.
     *
     * @param calendar the name of the opening hours that count; null for those of the called number
     */
    Opening opening(String organisation, String contactId, String calledNumber, @Nullable String calendar);

    /** Whether the calamity switch of the called number is on now. */
    Calamity calamity(String organisation, String contactId, String calledNumber);

    /** Where this contact goes, given what was chosen in a menu (null when nothing was). */
    Route route(String organisation, String contactId, String calledNumber, String from, @Nullable String choice);

    /**
     * @param message what a caller hears while it is closed; empty when open
     */
    record Opening(boolean open, String message, String because) {}

    /**
     * What a calamity switch says; nothing of it counts when it is off.
     *
     * @param text what is said when the prompt has no sound, or there is none
     * @param prompt the name of what is played; empty for none
     * @param destination {@code REGULAR} (the queue that the rules choose), {@code MENU} (on in the callflow), {@code QUEUE}
     *     or {@code DISCONNECT}
     * @param queue where {@code QUEUE} leads; empty otherwise
     */
    record Calamity(boolean on, String text, String prompt, String destination, String queue) {
        public static final Calamity OFF = new Calamity(false, "", "", "REGULAR", "");
    }

    /**
     * @param queue the queue's name within the organisation
     */
    record Route(String queue, String skillGroup, int priority, String because) {}
}
