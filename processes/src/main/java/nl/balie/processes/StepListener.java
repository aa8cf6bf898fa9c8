package nl.balie.processes;

/** Told of every step; called on the step's own thread. */
public interface StepListener {
    /** The step begins; its run ends at the same moment, as far as is known yet. */
    default void begins(StepRun run) {}

    /** The step was carried out, and its job is completed or went with the flow that it ended. */
    void performed(StepRun run);

    /**
     * The step failed and the flow goes on along the path that its model has for that.
     *
     * @param reason in Dutch, for an administrator, without anything that a customer said or wrote
     */
    void failed(StepRun run, String reason);

    /** The step found the caller gone. */
    void callerGone(StepRun run);
}
