package nl.balie.telephony.sip;

import nl.balie.telephony.Outcome.NotConnected.Reason;

/** The phone's side of a call: one user, perhaps on several devices. To be used from the call's mailbox only. */
public interface PhoneLeg {
    /** CANCEL while it rings, BYE once it has answered; a 200 that crosses the CANCEL is confirmed and ended. */
    void end();

    /** Asks the ringing phone to answer (NOTIFY with event talk); {@link Listener#pickUpAnswered} follows. */
    void askToPickUp(long operation);

    /** Tells the phone what became of the transfer that it asked for; nothing when it asked for none. */
    void transferAnswered(boolean done);

    /** What the phone's side tells, always from the mailbox. */
    interface Listener {
        void rang();

        /** It sends sound before it answers (early media, RFC 3960), such as the announcement of another network. */
        default void sounds(RemoteMedia media) {}

        void answered(RemoteMedia media);

        /** Whether wide band is wanted, since somebody has it who will hear this phone. */
        default boolean wideBand() {
            return false;
        }

        void refused(Reason reason, int sipStatus);

        void hungUp();

        /** After a re-INVITE or UPDATE. */
        void media(RemoteMedia media);

        void key(char key);

        /**
         * The phone wants to give the call to this user or number, by its own button (REFER, RFC 5589 section 6); {@link
         * PhoneLeg#transferAnswered} is to follow.
         */
        void transferAsked(String to);

        /** @param sipStatus of the phone; 408 when there was no answer or nothing to ask */
        void pickUpAnswered(long operation, int sipStatus);
    }
}
