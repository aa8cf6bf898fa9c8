package nl.balie.telephony.sip;

/** The caller's side of a call; to be used from the call's mailbox only. Nothing happens once it has ended. */
public interface CallerLeg {
    /** Sends 200 OK with our SDP; false when offer and answer cannot meet (488 has then been sent). */
    boolean answer(int rtpPort);

    /** Refuses with a status of 4xx to 6xx, with Retry-After when it is 503. */
    void refuse(int sipStatus);

    /** Ends an answered call with BYE, when needed after the ACK (RFC 3261 section 15.1.1). */
    void hangUp();

    /** What the caller's side tells, always from the mailbox. */
    interface Listener {
        void confirmed();

        void cancelled();

        void hungUp();

        /** Never confirmed, session timer ran out, or the peer no longer knows the call. */
        void failed(String because);

        /** Where and how to send; again after each re-INVITE or UPDATE. */
        void media(RemoteMedia media);

        /** A key by SIP INFO. */
        void key(char key);
    }
}
