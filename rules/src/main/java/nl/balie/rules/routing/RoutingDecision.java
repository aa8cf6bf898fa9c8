package nl.balie.rules.routing;

/** Exactly one queue, the contact's priority, and the sentence that says why, in Dutch. */
public record RoutingDecision(String queue, String skillGroup, int priority, String because) {}
