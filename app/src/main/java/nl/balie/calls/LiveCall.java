package nl.balie.calls;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import nl.balie.acd.Offer;
import nl.balie.callers.Memory;
import nl.balie.calls.CallEffect.Reply;
import nl.balie.calls.CallState.Here;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.Fact.FallbackCause;
import nl.balie.contacts.Result;
import nl.balie.numbers.PhoneNumber;
import nl.balie.queues.Queue;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A call that this node has at this moment, and its contact. What happens to it comes into its mailbox, where {@link
 * CallLife} says what follows; the questions here that need no answer of the mailbox tell how it stands now.
 */
final class LiveCall {
    /** Who leads the call through its life. */
    enum Lead {
        FLOW,
        FALLBACK,
        /** It is over, or has no caller. */
        NOBODY
    }

    /** Carries out what follows from an event. */
    interface Performer {
        /**
         * @return what is known at once to have happened by it; comes before everything else in the mailbox
         */
        Optional<CallEvent> perform(LiveCall call, CallEffect effect);
    }

    /** What somebody waits for the answer of. */
    private interface Question {
        void answered(Reply reply);

        void failed(RuntimeException failure);
    }

    private final CallId id;
    private final String organisation;
    private final UUID contact;
    private final @Nullable PhoneNumber number;
    private final Origin origin;
    private final Memory memory = new Memory();
    private final Performer performer;
    private final CallMailbox mailbox;
    private final Map<Long, Question> questions = new ConcurrentHashMap<>();
    private final AtomicLong lastAsk = new AtomicLong();
    private final AtomicLong happenings = new AtomicLong();
    private volatile CallState state;
    private volatile boolean over;

    private LiveCall(
            CallId id,
            String organisation,
            UUID contact,
            @Nullable PhoneNumber number,
            Origin origin,
            CallState state,
            Performer performer) {
        this.id = id;
        this.organisation = organisation;
        this.contact = contact;
        this.number = number;
        this.origin = origin;
        this.state = state;
        this.performer = performer;
        this.mailbox = new CallMailbox(id, contact.toString());
    }

    /** Somebody calls, and a flow is to lead him. */
    static LiveCall incoming(
            CallId id, String organisation, UUID contact, PhoneNumber number, Origin origin, Performer performer) {
        return new LiveCall(
                id, organisation, contact, number, origin, new CallState.Led(Story.BEGINNING, null), performer);
    }

    /** An agent is rung, who is to be connected with a customer. */
    static LiveCall callingBack(CallId id, CallState.AgentRung rung, Performer performer) {
        Offer offer = rung.offer();
        return new LiveCall(id, offer.organisation(), offer.contactId(), null, Origin.EXTERNAL, rung, performer);
    }

    CallId id() {
        return id;
    }

    String organisation() {
        return organisation;
    }

    UUID contact() {
        return contact;
    }

    /** The number that was called; a call that an agent makes has none. */
    PhoneNumber number() {
        return Objects.requireNonNull(number, "nobody called a number");
    }

    Origin origin() {
        return origin;
    }

    /** From any thread: something happened. */
    void post(CallEvent event) {
        mailbox.execute(() -> happen(event));
    }

    /** As {@link #post}, and waits until all that follows from it has been done; as {@link #ask}. */
    void tell(CallEvent event) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        mailbox.execute(() -> {
            try {
                happen(event);
            } finally {
                done.complete(null);
            }
        });
        done.join();
    }

    /** From any thread but that of a mailbox, and outside transactions, since it waits for those before it. */
    Reply ask(LongFunction<? extends CallEvent> event) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        put(event, new Question() {
            @Override
            public void answered(Reply given) {
                reply.complete(given);
            }

            @Override
            public void failed(RuntimeException failure) {
                reply.completeExceptionally(failure);
            }
        });
        try {
            return reply.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private void put(LongFunction<? extends CallEvent> event, Question question) {
        long ask = lastAsk.incrementAndGet();
        questions.put(ask, question);
        post(event.apply(ask));
    }

    private void happen(CallEvent event) {
        happenings.incrementAndGet();
        CallStep step = CallLife.next(state, event);
        state = step.state();
        try {
            for (CallEffect effect : step.effects()) {
                performer.perform(this, effect).ifPresent(this::happen);
            }
        } finally {
            over = state instanceof CallState.Ended;
        }
    }

    /** How much has happened; the same number twice says that nothing has meanwhile. */
    long happenings() {
        return happenings.get();
    }

    /** Whether it is over and its end was stored, as far as that could be done. */
    boolean isOver() {
        return over;
    }

    /** In the mailbox: tells who asked; nothing when that was told before. */
    void answer(long ask, Reply reply) {
        Question question = questions.remove(ask);
        if (question != null) {
            question.answered(reply);
        }
    }

    /** In the mailbox: what was asked could not even be tried. */
    void fail(long ask, RuntimeException failure) {
        Question question = questions.remove(ask);
        if (question != null) {
            question.failed(failure);
        }
    }

    /** The flow ends here or does not go on: the fallback takes the caller, when nobody else has him at that moment. */
    void leaveFlow(FallbackCause cause) {
        post(new CallEvent.FlowLeft(UUID.randomUUID(), cause));
    }

    /** Has the caller wait in a queue; false when nobody is there for the flow (any more). */
    boolean enters(Queue queue, int priority) {
        return ask(ask -> new CallEvent.QueueAsked(ask, queue, priority)) == Reply.YES;
    }

    /**
     * Lets the caller hear what a step asks for, after what was begun before; when it has ended, {@link
     * CallEvent.StepHeard} must follow. {@link Outcome.CallerGone} when the flow leads nobody (any more).
     */
    CompletableFuture<Outcome> hear(Supplier<CompletableFuture<Outcome>> asked) {
        CompletableFuture<Outcome> heard = new CompletableFuture<>();
        put(CallEvent.HearingAsked::new, new Question() {
            @Override
            public void answered(Reply given) {
                if (given != Reply.YES) {
                    heard.complete(new Outcome.CallerGone());
                    return;
                }
                try {
                    asked.get().whenComplete((outcome, failure) -> {
                        if (failure == null) {
                            heard.complete(outcome);
                        } else {
                            heard.completeExceptionally(failure);
                        }
                    });
                } catch (RuntimeException failure) {
                    heard.completeExceptionally(failure);
                }
            }

            @Override
            public void failed(RuntimeException failure) {
                heard.completeExceptionally(failure);
            }
        });
        return heard;
    }

    Lead lead() {
        return state instanceof Here here ? here.lead() : Lead.NOBODY;
    }

    /** Whether the engine has a flow of it or is asked for one. */
    boolean takesFlow() {
        return state instanceof Here here
                && (here.lead() == Lead.FLOW || here.story().flowRuns());
    }

    boolean queued() {
        CallState now = state;
        return now instanceof CallState.Waiting || now instanceof CallState.Offered;
    }

    /** Whether somebody speaks with the caller, or did. */
    boolean connected() {
        CallState now = state;
        return now instanceof CallState.Talking
                || now instanceof CallState.Outside
                || now instanceof Here here && here.story().spoken();
    }

    /** Whether somebody outside has the caller, or had. */
    boolean transferred() {
        CallState now = state;
        return now instanceof CallState.Outside
                || now instanceof Here here && here.story().result() == Result.TRANSFERRED;
    }

    /** What steps know of the caller. */
    Memory memory() {
        return memory;
    }

    /** What came of the call, unless somebody speaks with the caller. */
    void settle(Result result) {
        post(new CallEvent.Settled(result));
    }

    /** The number was closed, so nobody was expected to answer. */
    void markClosed() {
        post(new CallEvent.FoundClosed());
    }

    void markFlowRuns() {
        post(new CallEvent.FlowStarted());
    }

    /** The flow goes on with the caller. */
    void markTakenOver() {
        post(new CallEvent.StepTookOver());
    }

    /** The caller waits in no queue any more, though no agent has him. */
    void markLeftQueue() {
        post(new CallEvent.QueueLeft());
    }

    /** The caller is leaving a message; the end of the call is stored after {@link #messageOver}. */
    void messageBegins() {
        post(new CallEvent.MessageBegan());
    }

    void messageOver() {
        post(new CallEvent.MessageOver());
    }

    /** The agent to whom the call is offered, or who speaks in it; null when there is none. */
    @Nullable
    UUID agent() {
        return state.agent();
    }

    /** By what offer an agent speaks with the customer; empty when none does. */
    Optional<Offer> spokenWith() {
        return state instanceof CallState.Conversing conversing ? Optional.of(conversing.offer()) : Optional.empty();
    }

    /** What goes on beside speaking with the customer; empty when no agent speaks. */
    Optional<CallState.Conversation> conversation() {
        return state instanceof CallState.Conversing conversing
                ? Optional.of(conversing.conversation())
                : Optional.empty();
    }

    /** Whether a colleague calls this agent in it. */
    boolean calls(UUID colleague) {
        return state.calls(colleague);
    }

    /** Whether this agent is asked for advice in it, or called by a colleague. */
    boolean consults(UUID colleague) {
        return state.calls(colleague)
                || conversation()
                        .map(CallState.Conversation::consult)
                        .filter(consult -> consult.target() instanceof CallState.Target.Colleague(var id, var _, var _)
                                && id.equals(colleague))
                        .isPresent();
    }

    /** Whether this agent's phone rings for it. */
    boolean rings(UUID phoneOf) {
        CallState now = state;
        boolean offered = now instanceof CallState.Offered || now instanceof CallState.AgentRung;
        return offered && phoneOf.equals(agent())
                || now instanceof CallState.CustomerRung && now.calls(phoneOf)
                || consults(phoneOf)
                        && conversation()
                                .map(CallState.Conversation::consult)
                                .filter(consult -> !consult.answered())
                                .isPresent();
    }

    boolean isCallback() {
        return number == null;
    }

    /** How it stands, for an engineer; ids only. */
    Map<String, Object> debugState() {
        CallState now = state;
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("contact", contact.toString());
        shown.put("organisatie", organisation);
        shown.put("gesprek", id.toString());
        shown.put("toestand", now.getClass().getSimpleName());
        if (now instanceof Here here) {
            Story story = here.story();
            shown.put("leiding", here.lead().name());
            shown.put("callflow", story.flowRuns());
            shown.put("stappen", story.steps());
            if (story.result() != null) {
                shown.put("resultaat", story.result().apiName());
            }
        }
        UUID agent = agent();
        if (agent != null) {
            shown.put("agent", agent.toString());
        }
        return shown;
    }
}
