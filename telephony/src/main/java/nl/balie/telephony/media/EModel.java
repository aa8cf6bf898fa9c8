package nl.balie.telephony.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Estimates what listeners would say of a connection, by the E-model of ITU-T G.107 (06/2015): a rating R from 93.2, the value
 * of its defaults, minus what delay and loss take away ({@code R = 93.2 - Idd - Ie,eff}); echo and noise are taken as the
 * defaults have them. A figure to compare lines by, not a measurement of anybody's opinion.
 */
final class EModel {
    private static final double DEFAULT_RATING = 93.2;
    /** Packet loss robustness of G.711 without concealment (ITU-T G.113 appendix I): what is lost is silence here. */
    private static final double ROBUSTNESS = 4.3;
    /** Milliseconds in a packet, which have to be spoken before it can be sent. */
    private static final double PACKET = 20;

    private static final double UNNOTICED = 100;

    private EModel() {}

    /**
     * @param lost share of the packets, 0 to 1
     * @param jitter for twice of which a listener waits, so that few packets come too late
     * @param roundTrip of the network; null when it is not known, which counts as none
     * @return 1 to 4.5
     */
    static double mos(double lost, Duration jitter, @Nullable Duration roundTrip) {
        double there = roundTrip == null ? 0 : roundTrip.toNanos() / 2e6;
        double delay = there + PACKET + 2 * jitter.toNanos() / 1e6;
        return opinion(DEFAULT_RATING - delayed(delay) - equipment(100 * lost));
    }

    /** Idd of equations 7-27 and 7-28, for an absolute delay in milliseconds. */
    private static double delayed(double millis) {
        if (millis <= UNNOTICED) {
            return 0;
        }
        double x = Math.log(millis / UNNOTICED) / Math.log(2);
        return 25 * (sixth(1 + Math.pow(x, 6)) - 3 * sixth(1 + Math.pow(x / 3, 6)) + 2);
    }

    private static double sixth(double value) {
        return Math.pow(value, 1.0 / 6);
    }

    /** Ie,eff of equation 7-29 with Ie 0 and loss at random (BurstR 1), for a loss in per cent. */
    private static double equipment(double percent) {
        return 95 * percent / (percent + ROBUSTNESS);
    }

    /** Equation B-4 of annex B. */
    private static double opinion(double rating) {
        if (rating <= 0) {
            return 1;
        }
        return rating >= 100 ? 4.5 : Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
    }
}
