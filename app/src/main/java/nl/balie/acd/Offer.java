package nl.balie.acd;

import java.time.Instant;
import java.util.UUID;
import nl.balie.contacts.Contact.Channel;

/**
 * A contact that is offered to one agent.
 *
 * @param channel of the contact, which delivers the offer
 * @param username the name under which the agent's phone registers
 * @param expiresAt when it goes back to its place in the queue (requirement 2.2.24)
 */
public record Offer(
        UUID id,
        String organisation,
        UUID contactId,
        Channel channel,
        UUID agentId,
        String username,
        String agentName,
        String queue,
        Instant offeredAt,
        Instant expiresAt) {}
