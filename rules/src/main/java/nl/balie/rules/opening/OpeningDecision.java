package nl.balie.rules.opening;

/** Open or not, and the sentence that says why, in Dutch, as a supervisor reads it. */
public record OpeningDecision(boolean open, String because) {}
