package nl.balie.database;

/**
 * What the app's connections to the database are kept for. Each kind of work has connections of its own, so that no crowd of
 * one kind keeps another waiting: whatever a thousand waiting callers hear and whoever asks for a large report, a new call is
 * stored, an agent is offered a contact and somebody can sign in.
 *
 * <p>Work is in {@link #CALLS} unless it was started with {@link #run} or {@link #call}; threads that it starts do not inherit
 * its lane.
 */
public enum Lane {
    /** Calls and other contacts as they come, offers, the agents' desk. */
    CALLS(12),
    /** Steps of flows. */
    STEPS(8),
    /** Pages and programs that look back or administer. */
    PAGES(6),
    /** Who wants to sign in; a few are enough, as a password takes longer than what is read for it. */
    SIGN_IN(2),
    /** Whose request it is: read for each, and before it is known what else the request needs. */
    SESSIONS(3);

    private static final ScopedValue<Lane> CURRENT = ScopedValue.newInstance();

    private final int connections;

    Lane(int connections) {
        this.connections = connections;
    }

    /** How many connections there are at most; together what two cores can use, and what one node of Balie takes. */
    int connections() {
        return connections;
    }

    /** The lane of the work that runs now on this thread. */
    public static Lane current() {
        return CURRENT.orElse(CALLS);
    }

    /** Runs work that takes its connections from this lane. */
    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    /**
     * As {@link #run}, for work with a result.
     *
     * @throws X what the work throws
     */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }
}
