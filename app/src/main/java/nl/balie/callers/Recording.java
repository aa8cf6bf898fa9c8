package nl.balie.callers;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a caller is to say after a tone.
 *
 * @param file where it goes, which is not there yet; in a trial nothing comes there
 * @param longest after which it ends
 * @param silence after speech, after which it ends
 * @param end the key that ends it
 */
public record Recording(Path file, Duration longest, Duration silence, char end) {}
