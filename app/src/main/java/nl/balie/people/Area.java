package nl.balie.people;

/** A part of an organisation's settings, over which an administrator has a right or not (requirement 2.10.1). */
public enum Area {
    USERS,
    SKILL_GROUPS,
    QUEUES,
    NUMBERS,
    OPENING_HOURS,
    CODES,
    CALLFLOWS,
    PROMPTS,
    CALAMITIES,
    SURVEYS,
    /** Listening, for who sees it; what is set, downloading and erasing for who changes it. */
    RECORDINGS
}
