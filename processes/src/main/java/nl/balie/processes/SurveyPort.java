package nl.balie.processes;

import org.jspecify.annotations.Nullable;

/** What the steps of a customer satisfaction survey need. Every operation waits until it is done. */
public interface SurveyPort {
    /**
     * Asks the caller whether he takes part after his conversation (requirement 2.8.2). When there is no survey for him he
     * hears nothing, nor when he was asked before.
     *
     * @param language ISO 639-1; he is asked for a survey in this language
     * @param queue the name of the queue where he goes, whose own survey goes first; null when that is not known
     * @return whether he takes part
     */
    boolean offer(String organisation, String contactId, String language, @Nullable String queue)
            throws CallerGoneException;

    /**
     * Asks the questions that have no answer yet of a caller who takes part and who spoke with an agent (requirement
     * 2.8.3). Each answer is kept at once.
     *
     * @return whether every question was asked; false too when he does not take part
     */
    boolean ask(String organisation, String contactId) throws CallerGoneException;
}
