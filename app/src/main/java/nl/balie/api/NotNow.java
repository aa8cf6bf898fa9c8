package nl.balie.api;

/** What a client asked for cannot be done as things stand. */
final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence why, in Dutch */
    NotNow(String sentence) {
        super(sentence);
    }
}
