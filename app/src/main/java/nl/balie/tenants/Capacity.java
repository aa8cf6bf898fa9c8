package nl.balie.tenants;

/**
 * How many contacts an agent has at once; what he still wraps up counts too.
 *
 * @param calls 0 or 1, since he has one telephone
 * @param tasks 0 to 20
 * @param total of all channels together, 1 to 21
 */
public record Capacity(int calls, int tasks, int total) {
    /** The most calls that may be set. */
    public static final int MOST_CALLS = 1;

    /** The most tasks that may be set. */
    public static final int MOST_TASKS = 20;

    /** The most contacts in all that may be set. */
    public static final int MOST = MOST_TASKS + 1;
}
