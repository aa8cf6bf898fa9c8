package nl.balie.rules.opening;

import nl.balie.rules.words.Because;

/** Open or not, and the sentence that says why, in Dutch, as a supervisor reads it. */
public record OpeningDecision(boolean open, Because because) {}
