package nl.balie.processes;

/**
 * One kind of step that a model can contain: its job type, the variables it reads and what it does.
 *
 * @param <I> input: its component names are the only variables that are fetched, besides {@code contactId} and
 *     {@code organisation}; one that may be missing is {@code @Nullable}
 * @param <O> result: its components become variables of the process
 */
public interface Step<I extends Record, O extends Record> {
    /** The job type, a verb in kebab-case such as {@code play-prompt}. */
    String type();

    /** Whether the job goes to the node that has the call: its type in a model is then {@code =node + "/play-prompt"}. */
    boolean onCallNode();

    /**
     * Whether it takes the contact from its flow, which may then be over before the engine hears of the step: it was
     * carried out all the same.
     */
    default boolean endsFlow() {
        return false;
    }

    /** The record that the variables are read into. */
    Class<I> input();

    /**
     * Does the step; blocking is allowed. Done twice with the same input it has the effect of once, since the engine may
     * hand out a job again.
     *
     * @throws CallerGoneException when the call is over; the step is then left to the model's {@code contact-ended}
     */
    O perform(I input) throws CallerGoneException;
}
