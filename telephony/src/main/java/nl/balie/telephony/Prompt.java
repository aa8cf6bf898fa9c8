package nl.balie.telephony;

import java.nio.file.Path;

/** Something that a caller hears. */
public sealed interface Prompt {
    /** Text spoken by the speech synthesiser; {@code language} is an ISO 639-1 code such as {@code nl}. */
    record Speech(String language, String text) implements Prompt {}

    /**
     * A sentence with a number in it, which many hear with another number: each of its parts is made once.
     *
     * @param language ISO 639-1
     * @param number as it stands in the text, in digits
     */
    record Counted(String language, String text, int number) implements Prompt {}

    /** A WAV file: PCM 16 bit, A-law or µ-law, 8 kHz, mono. */
    record Recording(Path file) implements Prompt {}

    /** The tone after which a caller speaks. */
    record Beep() implements Prompt {}

    /** What one who calls hears while a phone rings: 425 Hz, 1 s in 5 s (ETSI EN 300 001, the Netherlands). */
    record RingingTone() implements Prompt {}

    /** The music that Balie brings for those who wait. */
    record HoldMusic() implements Prompt {}
}
