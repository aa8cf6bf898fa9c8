package nl.balie.telephony;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What a caller says, to be kept (requirement 2.3.15).
 *
 * @param file a WAV file of PCM 16 bit, 8 kHz, mono, that is not there yet; its folder is made when needed
 * @param longest after which it ends
 * @param silence after speech, after which it ends; zero when silence does not end it. Speech is what is louder than
 *     about -40 dBFS for 60 ms
 * @param enders the keys that end it
 * @param beep whether the caller hears a tone first
 */
public record Recording(Path file, Duration longest, Duration silence, Set<Character> enders, boolean beep) {
    public Recording {
        enders = Set.copyOf(enders);
        if (longest.isNegative() || longest.isZero() || silence.isNegative()) {
            throw new IllegalArgumentException("no recording of " + longest + " with a silence of " + silence);
        }
    }
}
