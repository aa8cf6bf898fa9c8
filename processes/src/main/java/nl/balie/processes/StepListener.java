package nl.balie.processes;

/** Told of every step; called on the step's own thread. */
public interface StepListener {
    /** The step was carried out and its job completed. */
    void performed(StepRun run);

    /** The step found the caller gone. */
    void callerGone(StepRun run);
}
