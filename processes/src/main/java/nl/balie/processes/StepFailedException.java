package nl.balie.processes;

/**
 * A step cannot be done for a reason that an administrator can act upon, such as a queue that does not exist. The reason
 * is shown with the engine's incident; of any other exception only the type is.
 */
public final class StepFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason a Dutch sentence for an administrator, without anything that a customer said or wrote
     */
    public StepFailedException(String reason) {
        super(reason);
    }

    /**
     * @param reason a Dutch sentence for an administrator, without anything that a customer said or wrote
     */
    public StepFailedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
