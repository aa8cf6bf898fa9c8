package nl.balie.prompts;

/** Where the sound of a version came from. */
public enum PromptSource {
    /** A file that an administrator sent. */
    UPLOAD,
    /** A text that was spoken by the machine (requirement 2.4.13). */
    SPEECH,
    /** Recorded by calling in. */
    PHONE
}
