package nl.balie.recordings;

/** Why a recording may be there. */
public enum Ground {
    /** The caller was asked and did not refuse (requirement 2.7.4). */
    CONSENT,
    /** An agent began it, for instance since he was threatened (requirement 2.5.14). */
    AD_HOC,
    /** A supervisor began it (requirement 2.6.9). */
    SUPERVISOR
}
