package nl.balie.processes;

import org.jspecify.annotations.Nullable;

/**
 * What somebody of the organisation may do by telephone (requirements 2.2.72, 2.2.75 and 2.4.3). Every operation speaks to him and
 * waits until he is done; all but the first do nothing for who has not signed in during this call.
 */
public interface ControlPort {
    /** Asks for the caller's phone code; false when he gave none that is right and may do something here. */
    boolean signIn(String contactId, String language, Patience patience) throws CallerGoneException;

    /**
     * Asks which telephone number it is about, and tells whether its calamity switch is on.
     *
     * @return the number in E.164; null when the caller chose none
     */
    @Nullable
    String chooseNumber(String contactId, String language, Patience patience) throws CallerGoneException;

    /**
     * Switches the calamity switch of the number and tells how it is now.
     *
     * @param number in E.164
     */
    void turnCalamity(String contactId, String language, String number, boolean on) throws CallerGoneException;

    /**
     * Records an emergency message, plays it back, and keeps it for the number when the caller agrees.
     *
     * @param number in E.164
     * @param patience its tries are how often he may speak it
     * @return whether there is a new message
     */
    boolean recordCalamityMessage(
            String contactId, String language, String number, Patience patience, SpeakingTime time)
            throws CallerGoneException;

    /**
     * Asks for the number of a prompt, records it, plays it back, and keeps it as a new version when the caller agrees.
     *
     * @param patience its tries are how often he is asked for the number, and how often he may speak
     * @return whether there is a new version
     */
    boolean recordPrompt(String contactId, String language, Patience patience, SpeakingTime time)
            throws CallerGoneException;
}
