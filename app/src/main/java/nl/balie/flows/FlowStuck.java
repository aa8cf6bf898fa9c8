package nl.balie.flows;

import java.util.UUID;

/** A step of this contact's flow failed for good: the flow stands still until an administrator lets it be tried again. */
public record FlowStuck(UUID contact) {}
