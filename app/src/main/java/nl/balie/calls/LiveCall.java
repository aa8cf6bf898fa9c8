package nl.balie.calls;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import nl.balie.acd.Offer;
import nl.balie.callers.Memory;
import nl.balie.contacts.Result;
import nl.balie.numbers.PhoneNumber;
import nl.balie.telephony.CallId;
import org.jspecify.annotations.Nullable;

/** A call that this node has at this moment, and its contact. */
final class LiveCall {
    /** The agent's side of the call. */
    private enum Agent {
        NONE,
        CONNECTED,
        /** Left before it was stored that he was connected. */
        LEFT_EARLY,
        RELEASED
    }

    /** Who leads the call through its life. */
    enum Lead {
        FLOW,
        FALLBACK
    }

    private final CallId id;
    private final String organisation;
    private final UUID contact;
    private final PhoneNumber number;
    private final AtomicReference<@Nullable Offer> offer = new AtomicReference<>();
    private volatile Lead lead = Lead.FLOW;
    private volatile boolean flowRuns;
    private volatile boolean closed;
    private volatile boolean queued;
    private volatile boolean connected;
    private volatile boolean transferred;
    private volatile @Nullable Result settled;
    private final Memory memory = new Memory();
    private volatile CompletableFuture<@Nullable Void> message = CompletableFuture.completedFuture(null);
    private boolean hearing;
    private final AtomicReference<Agent> agent = new AtomicReference<>(Agent.NONE);

    LiveCall(CallId id, String organisation, UUID contact, PhoneNumber number) {
        this.id = id;
        this.organisation = organisation;
        this.contact = contact;
        this.number = number;
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

    PhoneNumber number() {
        return number;
    }

    Lead lead() {
        return lead;
    }

    /** From now on the fallback leads; false when it did, or when the caller is in a queue or speaks with an agent. */
    synchronized boolean leaveFlow() {
        boolean left = lead == Lead.FLOW && !queued && !connected;
        if (left) {
            lead = Lead.FALLBACK;
        }
        return left;
    }

    /** Whether the engine has a flow of this call, also one that leads it no more. */
    boolean flowRuns() {
        return flowRuns;
    }

    void markFlowRuns() {
        flowRuns = true;
    }

    /** The offer that rings now. */
    AtomicReference<@Nullable Offer> offer() {
        return offer;
    }

    boolean closed() {
        return closed;
    }

    /** The number was closed, so nobody was expected to answer. */
    void markClosed() {
        closed = true;
    }

    boolean queued() {
        return queued;
    }

    void markQueued() {
        queued = true;
    }

    boolean connected() {
        return connected;
    }

    /** The caller waits in no queue any more, though no agent has him. */
    void markLeftQueue() {
        queued = false;
    }

    /** Somebody outside has the caller, or had. */
    boolean transferred() {
        return transferred;
    }

    void markTransferred() {
        transferred = true;
    }

    /** What steps know of the caller. */
    Memory memory() {
        return memory;
    }

    /** What came of the call though no agent had it; null when that is not known yet. */
    @Nullable
    Result settled() {
        return settled;
    }

    void settle(Result result) {
        settled = result;
    }

    /** The caller is leaving a message; the end of the call is stored after {@link #messageOver}. */
    void messageBegins() {
        message = new CompletableFuture<>();
    }

    void messageOver() {
        message.complete(null);
    }

    /** Does this once no message is being left: at once, on this thread, when there is none. */
    void afterMessage(Runnable act) {
        message.thenRun(act);
    }

    /** A step of the flow lets the caller hear something; asked for under the same lock as {@link #inSilence}. */
    synchronized <T> T hear(Supplier<T> ask) {
        hearing = true;
        return ask.get();
    }

    synchronized void heard() {
        hearing = false;
    }

    /** Does this when the caller hears nothing but what his flow does next: no step, queue or agent has him. */
    synchronized void inSilence(Runnable act) {
        if (!hearing && lead == Lead.FLOW && !queued && !connected) {
            act.run();
        }
    }

    /**
     * An agent speaks with the caller.
     *
     * @return false when the agent has left already, so that he must be released now
     */
    boolean markConnected() {
        connected = true;
        return agent.getAndSet(Agent.CONNECTED) != Agent.LEFT_EARLY;
    }

    /**
     * The agent's side is over, the caller is still there; true the first time. Of an agent who is not marked as connected
     * yet it is remembered, for {@link #markConnected} to tell.
     */
    boolean release() {
        return !agent.compareAndSet(Agent.NONE, Agent.LEFT_EARLY)
                && agent.compareAndSet(Agent.CONNECTED, Agent.RELEASED);
    }

    /** Whether nobody has taken care of the caller since his agent left. */
    boolean released() {
        return agent.get() == Agent.RELEASED;
    }

    /** The caller waits again, for another agent; what his last one does has no meaning for him any more. */
    void markQueuedAgain() {
        connected = false;
        queued = true;
        agent.set(Agent.NONE);
    }

    /** The flow goes on with the caller. */
    void markTakenOver() {
        agent.set(Agent.NONE);
    }
}
