package nl.balie.callers;

import java.nio.file.Path;
import java.util.List;
import nl.balie.processes.Announcement;

/** Something that a caller hears. */
public sealed interface Sound {
    /** The organisation's prompts, or the text when none of them has a sound. */
    record Announced(Announcement announcement) implements Sound {}

    /**
     * A sentence of Balie's own.
     *
     * @param language ISO 639-1, in which it is spoken
     */
    record Sentence(String language, String text) implements Sound {}

    /**
     * A sentence of Balie's own with a number in it, which many hear with another number.
     *
     * @param language ISO 639-1, in which it is spoken
     * @param number as it stands in the text, in digits
     */
    record Counted(String language, String text, int number) implements Sound {}

    /** What he, or somebody else, has just said; a WAV file. */
    record Played(Path file) implements Sound {}

    /** One announcement. */
    static List<Sound> of(Announcement announcement) {
        return List.of(new Announced(announcement));
    }

    /** One sentence. */
    static List<Sound> of(String language, String text) {
        return List.of(new Sentence(language, text));
    }
}
