package nl.balie.people;

import org.jspecify.annotations.Nullable;

/**
 * How many contacts an agent has at once, where that differs from his organisation's numbers; null: the organisation's.
 *
 * @param calls 0 or 1
 * @param tasks 0 to 20
 * @param total of all channels together, 1 to 21
 */
public record OwnCapacity(
        @Nullable Integer calls,
        @Nullable Integer tasks,
        @Nullable Integer total) {
    /** As his organisation has it. */
    public static final OwnCapacity NONE = new OwnCapacity(null, null, null);

    /** For the audit log: calls / tasks / in all, a hyphen for the organisation's number. */
    public String words() {
        return word(calls) + " / " + word(tasks) + " / " + word(total);
    }

    private static String word(@Nullable Integer number) {
        return number == null ? "-" : number.toString();
    }
}
