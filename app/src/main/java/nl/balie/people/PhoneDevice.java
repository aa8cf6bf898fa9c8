package nl.balie.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A SIP phone of a user, or a program that is one.
 *
 * @param md5 whether it needs MD5, because it knows no SHA-256
 * @param inherited whether its secret is still the password that its user had for the pages
 * @param lastSeenAt when it last proved its secret, to the minute; null: not yet
 * @param lastSeenFrom the address from which it did
 */
public record PhoneDevice(
        UUID id,
        String name,
        boolean md5,
        boolean inherited,
        Instant createdAt,
        @Nullable Instant lastSeenAt,
        @Nullable String lastSeenFrom) {}
