package nl.balie.people;

import java.util.UUID;

/**
 * A user was added or changed: name, roles, skill groups, wrap-up, or whether he is active. Published in the
 * transaction that did it.
 *
 * @param active whether he may still work; false also when he was removed
 */
public record UserChanged(String organisation, UUID userId, boolean active) {}
