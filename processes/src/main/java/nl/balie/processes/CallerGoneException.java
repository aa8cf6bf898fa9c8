package nl.balie.processes;

/** The call of this step is over, so that the step cannot be done; {@code contact-ended} ends the flow. */
public final class CallerGoneException extends Exception {
    private static final long serialVersionUID = 1L;

    public CallerGoneException(String contactId) {
        super("the caller of contact " + contactId + " has gone");
    }
}
