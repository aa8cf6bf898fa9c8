package nl.balie.trials;

import nl.balie.database.Tenancy;
import nl.balie.flows.TrialFlows;
import nl.balie.lookups.LookUpTrial;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.opening.OpeningCalendars;
import nl.balie.processes.Ports;
import nl.balie.processes.StepListener;
import nl.balie.processes.StepRun;
import nl.balie.prompts.Prompts;
import nl.balie.queues.Queues;
import nl.balie.rules.opening.OpeningDecisions;
import nl.balie.rules.routing.RoutingDecisions;
import nl.balie.surveys.Surveys;
import nl.balie.treatment.Treatments;
import nl.balie.treatment.WaitingWords;
import org.springframework.stereotype.Component;

/** Has the flows of trial calls do what a trial does, and shows the administrator where they are. */
@Component
class TrialLeads implements TrialFlows, StepListener {
    private final TrialCalls calls;
    private final Ports ports;

    TrialLeads(
            TrialCalls calls,
            TrialVoice voice,
            Queues queues,
            Treatments treatments,
            Prompts prompts,
            WaitingWords words,
            OpeningCalendars calendars,
            PhoneNumbers numbers,
            OpeningDecisions openingRules,
            RoutingDecisions routingRules,
            LookUpTrial lookUps,
            Surveys surveys,
            Tenancy tenancy) {
        this.calls = calls;
        var decisions = new TrialDecisions(calls, calendars, numbers, openingRules, routingRules, lookUps, tenancy);
        var outcomes = new TrialOutcomes(calls, numbers, tenancy);
        this.ports = new Ports(
                new TrialPhone(calls, voice),
                new TrialQueues(calls, voice, queues, treatments, prompts, words, tenancy),
                outcomes,
                new TrialSurveys(calls, voice, surveys, tenancy),
                decisions,
                decisions,
                decisions,
                outcomes);
    }

    @Override
    public boolean lead(String contactId) {
        return calls.ofContact(contactId).isPresent();
    }

    @Override
    public Ports ports() {
        return ports;
    }

    @Override
    public StepListener listener() {
        return this;
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
