package nl.balie.prompts;

/** Why sound cannot be used; {@code prompts.refused.<NAME>} in the message files is the sentence. */
public enum SoundRefusal {
    /** No file was chosen. */
    NO_FILE,
    /** There is nothing in the file. */
    EMPTY,
    /** The file is bigger than {@code balie.prompts.max-file-size}. */
    TOO_BIG,
    /** The name does not end in .mp3, .wav or .wma. */
    EXTENSION,
    /** The content is not what the name says, or is damaged. */
    UNREADABLE,
    /** The file is whole, but holds no sound. */
    NO_SOUND,
    /** It lasts longer than {@code balie.prompts.max-duration}. */
    TOO_LONG,
    /** The organisation has stored as much as it may, {@code balie.prompts.max-stored}. */
    FULL,
    /** The disk has less left than {@code balie.prompts.disk-reserve}. */
    DISK_FULL,
    /** The converter did not finish in time. */
    TOO_SLOW,
    /** The converter is not installed. */
    NO_CONVERTER,
    /** The speech program is not installed, or cannot speak this text. */
    NO_SPEECH
}
