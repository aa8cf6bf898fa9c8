package nl.balie.telephony;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that arrived from a trunk or a registered phone and has not been answered.
 *
 * @param from the caller's number as the trunk gave it, or the user of the phone; null when the caller asked for privacy
 *     (RFC 3323) or sent none
 * @param displayName the caller's name as the trunk gave it, or null
 * @param to the called number, in E.164 with a plus
 * @param phone the user whose registered phone made it, who has proved that by digest; null for a trunk's
 * @param diverted the number that forwarded the call (Diversion or History-Info), or null
 */
public record IncomingCall(
        CallId id,
        @Nullable String from,
        @Nullable String displayName,
        String to,
        @Nullable String phone,
        @Nullable String diverted,
        Instant at) {}
