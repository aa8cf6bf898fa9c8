package nl.balie.prompts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be uploaded (requirement 2.4.3). */
enum SoundFormat {
    MP3("mp3"),
    WAV("wav"),
    /** Windows Media Audio comes in an Advanced Systems Format container. */
    WMA("asf");

    private final String demuxer;

    SoundFormat(String demuxer) {
        this.demuxer = demuxer;
    }

    /** Ffmpeg's name for how the file is packed. */
    String demuxer() {
        return demuxer;
    }

    /** By the end of the file's name, in any capitals. */
    static Optional<SoundFormat> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith("." + format.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
