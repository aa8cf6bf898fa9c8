package nl.balie.callbacks.steps;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.Queueing;
import nl.balie.callbacks.Callback;
import nl.balie.callbacks.Callback.State;
import nl.balie.callbacks.CallbackContacts;
import nl.balie.callbacks.Callbacks;
import nl.balie.callers.Caller;
import nl.balie.callers.Callers;
import nl.balie.callers.Conversation;
import nl.balie.callers.Deed;
import nl.balie.callers.Party;
import nl.balie.callers.Sentences;
import nl.balie.callers.Shown;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowMessage;
import nl.balie.flows.Flows;
import nl.balie.processes.CallbackPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Patience;
import nl.balie.processes.SpeakingTime;
import nl.balie.processes.StepFailedException;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.treatment.Treatment;
import nl.balie.treatment.Treatments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of a flow that have to do with calling a customer back. */
@Component
class CallbackSteps implements CallbackPort {
    /** What a trial goes on with: one attempt, at once. */
    private static final Attempt ONE = new Attempt(1, 1);

    private final Callers callers;
    private final NumberTalk numberTalk;
    private final MessageTalk messageTalk;
    private final Callbacks callbacks;
    private final Queueing queueing;
    private final Queues queues;
    private final Treatments treatments;
    private final Facts facts;
    private final Flows flows;
    private final CallbackContacts beginnings;
    private final Sentences sentences;
    private final Tenancy tenancy;

    CallbackSteps(
            Callers callers,
            NumberTalk numberTalk,
            MessageTalk messageTalk,
            Callbacks callbacks,
            Queueing queueing,
            Queues queues,
            Treatments treatments,
            Facts facts,
            Flows flows,
            CallbackContacts beginnings,
            Sentences sentences,
            Tenancy tenancy) {
        this.callers = callers;
        this.numberTalk = numberTalk;
        this.messageTalk = messageTalk;
        this.callbacks = callbacks;
        this.queueing = queueing;
        this.queues = queues;
        this.treatments = treatments;
        this.facts = facts;
        this.flows = flows;
        this.beginnings = beginnings;
        this.sentences = sentences;
        this.tenancy = tenancy;
    }

    @Override
    public @Nullable String askNumber(
            String organisation, String contactId, String language, Patience patience, int choiceTries)
            throws CallerGoneException {
        return numberTalk
                .asks(callers.led(contactId), language, patience, choiceTries)
                .orElse(null);
    }

    @Override
    public void request(
            String organisation, String contactId, String language, String queueName, int priority, String number)
            throws CallerGoneException {
        Caller caller = callers.led(contactId);
        Queue queue = tenancy.read(organisation, () -> find(queueName));
        Optional<Callback> before = tenancy.read(organisation, () -> callbacks.askedIn(caller.contact()));
        boolean made = before.isPresent()
                || caller.does(new Deed<>(
                        () -> made(caller, queue, priority, number),
                        Shown.of("callbacks.tried.request", number, queue.name()),
                        true));
        caller.place().leave();
        caller.settle(Result.CALLBACK);
        caller.say(sentences.sound(language, "callbacks.spoken." + (made ? "accepted" : "merged")));
    }

    /** False when the customer waits for a callback already. */
    private boolean made(Caller caller, Queue queue, int priority, String number) {
        String organisation = caller.organisation();
        UUID asked = caller.contact();
        Optional<UUID> made = queueing.replace(organisation, asked, queue, priority, () -> {
            if (!callbacks.request(asked, caller.called(), number, queue.id())) {
                return Optional.empty();
            }
            UUID contact = beginnings.begin(caller.called(), number, asked);
            callbacks.calledIn(asked, contact);
            return Optional.of(contact);
        });
        made.ifPresent(contact -> flows.tell(
                contact,
                FlowMessage.CALLBACK_REQUESTED,
                Map.of("contactId", contact.toString(), "organisation", organisation)));
        facts.record(asked, new Fact.CallbackRequested(number, made.isPresent()));
        return made.isPresent();
    }

    @Override
    public boolean recordMessage(
            String organisation, String contactId, String language, String queueName, SpeakingTime time)
            throws CallerGoneException {
        Caller caller = callers.led(contactId);
        Queue queue = tenancy.read(organisation, () -> find(queueName));
        Conversation conversation = new Conversation(caller);
        conversation.say(sentences.sound(language, "callbacks.spoken.voicemail"));
        boolean kept = messageTalk.records(caller, queue, time);
        if (kept) {
            conversation.sayAtLast(sentences.sound(language, "callbacks.spoken.thanks"));
        }
        return kept;
    }

    @Override
    public Attempt queue(String organisation, String contactId) {
        Party party = callers.party(organisation, contactId);
        return party.does(new Deed<>(
                () -> {
                    queueing.resume(organisation, party.contact());
                    Callback callback = callbacks
                            .ofContact(party.contact())
                            .orElseThrow(() -> new StepFailedException("er is geen terugbelverzoek bij dit contact"));
                    Treatment.Callbacks plan = treatments.of(callback.queueId()).callbacks();
                    return new Attempt(Math.max(1, plan.attempts() - callback.attempts()), plan.pauseMinutes() * 60);
                },
                null,
                ONE));
    }

    @Override
    public void giveUp(String organisation, String contactId) {
        Party party = callers.party(organisation, contactId);
        party.does(Deed.of(Shown.of("callbacks.tried.given-up"), () -> {
            queueing.end(organisation, party.contact(), Result.NOT_REACHED, party.now(), EndCause.BALIE);
            callbacks
                    .ofContact(party.contact())
                    .ifPresent(callback -> callbacks.close(callback.id(), State.NOT_REACHED, null, ""));
        }));
    }

    private Queue find(String name) {
        return queues.byName(name).orElseThrow(() -> new StepFailedException("er is geen wachtrij '" + name + "'"));
    }
}
