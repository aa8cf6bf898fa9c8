package nl.balie.rules.routing;

import nl.balie.rules.words.Because;

/** Exactly one queue, the contact's priority, and the sentence that says why, in Dutch. */
public record RoutingDecision(String queue, String skillGroup, int priority, Because because) {}
