package nl.balie.processes;

/** Knows which steps have a path in their model for when they fail. */
@FunctionalInterface
public interface StepFailures {
    /** Whether the step of this run has one; see {@link FailurePaths}. */
    boolean havePath(StepRun run);
}
