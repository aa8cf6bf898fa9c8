package nl.balie.callflows;

/** What became of a change to a callflow's draft. */
public sealed interface CallflowDraft {
    /** The draft is stored. */
    record Kept(Callflow callflow) implements CallflowDraft {}

    /** Nothing is stored: somebody else changed it since the revision that the change was made on. */
    record ChangedByOther(Callflow theirs) implements CallflowDraft {}

    /** Nothing is stored: it is no XML, has a document type, or is larger than a model may be. */
    record NoModel() implements CallflowDraft {}

    /** Nothing is stored: this organisation has no such callflow. */
    record Unknown() implements CallflowDraft {}
}
