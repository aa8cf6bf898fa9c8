package nl.balie.rules.routing;

/** What kind of call it is (requirement 2.3.2). */
public enum CallKind {
    /** From outside. */
    EXTERNAL,
    /** From a phone of the organisation's own. */
    INTERNAL,
    /** One that comes back, since nobody took it elsewhere. */
    FALLBACK
}
