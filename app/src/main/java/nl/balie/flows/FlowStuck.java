package nl.balie.flows;

import java.util.UUID;

/**
 * A flow stands still until an administrator lets its step be tried again.
 *
 * @param contact whose flow it is; one that is not in the database belongs to a trial
 * @param elementId where it stands, in its model
 * @param message why, in Dutch or as the engine says it
 */
public record FlowStuck(UUID contact, String elementId, String message) {}
