package nl.balie.trials;

import nl.balie.flows.TrialFlows;
import nl.balie.processes.StepRun;
import org.springframework.stereotype.Component;

/** Shows the administrator where the flow of his trial is. */
@Component
class TrialSteps implements TrialFlows {
    private final TrialCalls calls;

    TrialSteps(TrialCalls calls) {
        this.calls = calls;
    }

    @Override
    public boolean lead(String contactId) {
        return calls.ofContact(contactId).isPresent();
    }

    @Override
    public void begins(StepRun run) {
        calls.ofContact(run.contactId()).ifPresent(call -> call.begins(run));
    }

    @Override
    public void performed(StepRun run) {
        calls.ofContact(run.contactId()).ifPresent(call -> call.performed(run));
    }

    @Override
    public void failed(StepRun run, String reason) {
        calls.ofContact(run.contactId()).ifPresent(call -> call.failed(run, reason));
    }

    @Override
    public void callerGone(StepRun run) {
        // the trial is over; its flow is told
    }
}
