package nl.balie.telephony;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How well one party was heard over the whole of his line, by the packets that came from him (RFC 3550 section 6.4).
 *
 * @param packets that came
 * @param lost the share of those that he sent which did not come, 0 to 1
 * @param jitter how much later or sooner than evenly they came, on average (RFC 3550 appendix A.8)
 * @param roundTrip the last time that a report took there and back; null when he sent none
 * @param mos what listeners would give it, from 1 to 4.5, as the E-model estimates it
 */
public record LineQuality(
        long packets,
        double lost,
        Duration jitter,
        @Nullable Duration roundTrip,
        double mos) {}
