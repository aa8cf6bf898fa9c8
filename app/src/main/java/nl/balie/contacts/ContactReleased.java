package nl.balie.contacts;

import java.time.Instant;
import java.util.UUID;

/** An agent's part in the contact is over; the contact may go on; published within the transaction that stores it, so that a channel keeps its own in the same one. */
public record ContactReleased(UUID contactId, Instant at) {}
