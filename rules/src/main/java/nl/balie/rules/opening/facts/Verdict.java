package nl.balie.rules.opening.facts;

import nl.balie.rules.words.Because;

/** What one rule answers: on what ground, and why in Dutch. */
public record Verdict(Ground ground, Because because) {}
