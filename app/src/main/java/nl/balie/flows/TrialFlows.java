package nl.balie.flows;

import nl.balie.processes.StepListener;

/** Flows that lead a trial in place of a contact: who tries them is told of their steps, and nobody else. */
public interface TrialFlows extends StepListener {
    /**
     * Whether this is one of them.
     *
     * @param contactId as the process variable of this name has it
     */
    boolean lead(String contactId);
}
