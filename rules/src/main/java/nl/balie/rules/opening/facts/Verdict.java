package nl.balie.rules.opening.facts;

/** What one rule answers: on what ground, and why in Dutch. */
public record Verdict(Ground ground, String because) {}
