package nl.balie.contacts;

/** Why a conversation may be recorded. */
public enum RecordingGround {
    /** The caller was asked and did not refuse. */
    CONSENT,
    /** An agent began it. */
    AD_HOC,
    /** A supervisor began it. */
    SUPERVISOR
}
