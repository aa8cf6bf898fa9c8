package nl.balie.calls;

/** The way from browsers to telephony, which may be away while telephony is there. */
public interface BrowserWay {
    /** What can be said of it at this moment. */
    enum State {
        /** Kamailio, rtpengine or both are not on this machine; nothing else of Balie needs them. */
        NOT_INSTALLED,
        /** Browsers can be used as phones. */
        READY,
        /** Kamailio is being started. */
        SIGNALLING_AWAY,
        /** rtpengine is being started. */
        MEDIA_AWAY
    }

    /** How it stands now. */
    State state();
}
