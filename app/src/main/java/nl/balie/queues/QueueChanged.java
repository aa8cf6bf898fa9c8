package nl.balie.queues;

import java.util.UUID;

/** A queue was added, changed or removed. Published in the transaction that did it. */
public record QueueChanged(String organisation, UUID queue) {}
