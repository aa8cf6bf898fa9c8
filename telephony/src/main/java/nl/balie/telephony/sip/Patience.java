package nl.balie.telephony.sip;

import java.time.Duration;

/**
 * How long to wait for others.
 *
 * @param confirmation for the ACK of a 200 (64 × T1, RFC 3261 section 13.3.1.4)
 * @param firstResponse of a phone that is dialled; a phone that is switched off must be known sooner than in 32 s
 * @param pickUp for a phone's answer to the wish that it answers by itself
 * @param shortestSession Min-SE (RFC 4028 section 5)
 */
public record Patience(Duration confirmation, Duration firstResponse, Duration pickUp, Duration shortestSession) {
    /** The waiting times for production. */
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(32), Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(90));
}
