package nl.balie.audit;

/** How it ended. */
public enum AuditResult {
    /** It was done. */
    DONE,
    /** It was not allowed. */
    REFUSED
}
