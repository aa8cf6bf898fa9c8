package nl.balie.contacts;

import java.time.Instant;
import java.util.UUID;

/** The contact is over; published within the transaction that stores it, so that a channel keeps its own in the same one. */
public record ContactEnded(UUID contactId, Instant at) {}
