package nl.balie.pages;

/**
 * Something that needs something else.
 *
 * @param name as an administrator knows it; for waiting contacts their number
 */
public record Use(Kind kind, String name) {
    /** What needs it. */
    public enum Kind {
        AGENT,
        QUEUE,
        PHONE_NUMBER,
        ROUTE,
        CALAMITY,
        CALLFLOW,
        SURVEY,
        INVITATIONS,
        QUEUE_MESSAGE,
        WAITING_MESSAGE,
        WAITING_CONTACTS,
        SECONDARY_CODE;

        /** Whether it holds names in place of ids, so that a renamed thing would be gone for it. */
        public boolean knowsNames() {
            return this == CALLFLOW;
        }
    }
}
