package nl.balie.processes;

import org.jspecify.annotations.Nullable;

/** What the steps about recording need. Every operation waits until it is done. */
public interface RecordingPort {
    /**
     * Tells the caller that his conversation is recorded, and lets him refuse that with key 1 (requirement 2.7.4). When
     * conversations are not recorded, or he was asked before, he hears nothing.
     *
     * @param language ISO 639-1
     * @param queue the name of the queue where he goes, which may be one whose calls are not recorded; null when that is not
     *     known
     * @return whether it may be recorded; false too when he was not asked
     */
    boolean asks(String organisation, String contactId, String language, @Nullable String queue)
            throws CallerGoneException;
}
