package nl.balie.flows;

import nl.balie.processes.Ports;
import nl.balie.processes.StepListener;

/** Flows that lead a trial in place of a contact: their steps go another way, so that nothing of them counts. */
public interface TrialFlows {
    /**
     * Whether this is one of them.
     *
     * @param contactId as the process variable of this name has it
     */
    boolean lead(String contactId);

    /** What their steps do. */
    Ports ports();

    /** Who is told of their steps. */
    StepListener listener();
}
