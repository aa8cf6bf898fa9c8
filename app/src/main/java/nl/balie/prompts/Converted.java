package nl.balie.prompts;

import java.time.Duration;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.Wav;

/** What became of sound that was brought to what telephony plays. */
public sealed interface Converted {
    /** It can be played: 8 kHz, mono, 16 bit, at the level of a telephone. */
    record Sound(Wav wav) implements Converted {
        /** How long it lasts, in whole milliseconds, at least one. */
        public Duration duration() {
            return Duration.ofMillis(Math.max(1, wav.samples().length * 1000L / Audio.SAMPLE_RATE));
        }
    }

    /** It cannot be played. */
    record Refused(SoundRefusal why) implements Converted {}
}
