package nl.balie.prompts;

import java.util.UUID;

/** What became of a new version. */
public sealed interface Stored {
    /** Callers hear it from now on. */
    record Done(UUID version) implements Stored {}

    /** Nothing is stored: the organisation has no prompt of this name. */
    record Unknown() implements Stored {}

    /** Nothing is stored: the organisation does not use this language. */
    record NotALanguage() implements Stored {}

    /** Nothing is stored: the sound cannot be used. */
    record Refused(SoundRefusal why) implements Stored {}
}
