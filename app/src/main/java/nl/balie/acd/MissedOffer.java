package nl.balie.acd;

import java.time.Instant;
import java.util.UUID;

/**
 * An offer that its agent let pass and has not read about yet.
 *
 * @param queue where the contact waited
 * @param outcome why it came to nothing
 */
public record MissedOffer(UUID id, UUID contactId, String queue, Instant offeredAt, OfferOutcome outcome) {}
