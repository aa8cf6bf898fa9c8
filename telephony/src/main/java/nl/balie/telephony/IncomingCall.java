package nl.balie.telephony;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that arrived from a trunk and has not been answered.
 *
 * @param from the caller's number as the trunk gave it, or null when the caller asked for privacy (RFC 3323) or sent none
 * @param displayName the caller's name as the trunk gave it, or null
 * @param to the called number, in E.164 with a plus
 * @param diverted the number that forwarded the call (Diversion or History-Info), or null
 */
public record IncomingCall(
        CallId id,
        @Nullable String from,
        @Nullable String displayName,
        String to,
        @Nullable String diverted,
        Instant at) {}
