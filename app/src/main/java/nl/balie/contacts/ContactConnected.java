package nl.balie.contacts;

import java.time.Instant;
import java.util.UUID;

/** An agent has the contact from now on; published within the transaction that stores it, so that a channel keeps its own in the same one. */
public record ContactConnected(UUID contactId, Instant at) {}
