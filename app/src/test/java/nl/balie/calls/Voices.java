package nl.balie.calls;

import java.util.Arrays;
import nl.balie.telephony.media.RtpPeer;
import nl.balie.telephony.media.ToneDetector;
import nl.balie.telephony.prompts.HoldMusic;
import nl.balie.telephony.prompts.SpokenWords;

/** Listens to what a peer hears. */
final class Voices {
    private static final int FIFTH_OF_A_SECOND = 1_600;
    private static final int SECOND = 8_000;
    private static final double SILENCE = 20;

    private Voices() {}

    /** Waits until the last 200 ms that came are this tone; what came before this moment does not count. */
    static void awaitTone(RtpPeer voice, double hertz) {
        voice.forget();
        Await.until("a tone of " + hertz + " Hz", () -> ToneDetector.hears(latest(voice, FIFTH_OF_A_SECOND), hertz));
    }

    /** Waits until the last 200 ms that came are these tones together; what came before this moment does not count. */
    static void awaitTones(RtpPeer voice, double... hertz) {
        voice.forget();
        Await.until("tones of " + Arrays.toString(hertz) + " Hz", () -> {
            short[] last = latest(voice, FIFTH_OF_A_SECOND);
            return Arrays.stream(hertz).allMatch(tone -> ToneDetector.share(last, tone) > 0.6 / hertz.length);
        });
    }

    /** Waits until a second of something else than silence has come after this moment. */
    static void awaitSound(RtpPeer voice) {
        voice.forget();
        Await.until("sound", () -> ToneDetector.level(latest(voice, SECOND)) > SILENCE);
    }

    /** Waits until half a second of the music for those who wait has come after this moment, sample for sample. */
    static void awaitMusic(RtpPeer voice) {
        voice.forget();
        Await.until("music", () -> HoldMusic.isEndOf(voice.packets()));
    }

    /** Waits until these words of Balie have come after this moment, sample for sample. */
    static void awaitWords(RtpPeer voice, String language, String sentence) {
        voice.forget();
        Await.until("'" + sentence + "'", () -> SpokenWords.areIn(voice.packets(), language, sentence));
    }

    /** Waits until a second of silence has come after this moment. */
    static void awaitSilence(RtpPeer voice) {
        voice.forget();
        Await.until("silence", () -> {
            short[] second = latest(voice, SECOND);
            return second.length > 0 && ToneDetector.level(second) < SILENCE;
        });
    }

    /** The last samples, none when there are not so many yet. */
    private static short[] latest(RtpPeer voice, int samples) {
        short[] heard = voice.heard();
        return heard.length < samples ? new short[0] : Arrays.copyOfRange(heard, heard.length - samples, heard.length);
    }
}
