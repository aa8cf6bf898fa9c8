package nl.balie.api;

/** What a client asked for is not there, or not his. */
final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFound(String sentence) {
        super(sentence);
    }
}
