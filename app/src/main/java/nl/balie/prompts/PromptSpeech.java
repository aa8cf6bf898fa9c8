package nl.balie.prompts;

import java.io.IOException;
import nl.balie.database.DataDirectory;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.media.Wav;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Speaks a text with the voice that callers hear everywhere else too (requirement 2.4.13). */
@Component
public class PromptSpeech {
    private static final Logger log = LoggerFactory.getLogger(PromptSpeech.class);

    private final nl.balie.telephony.prompts.Prompts speaker;
    private final PromptSettings settings;

    PromptSpeech(DataDirectory data, PromptSettings settings) {
        this.speaker = new nl.balie.telephony.prompts.Prompts(data.resolve("prompts"));
        this.settings = settings;
    }

    /**
     * The text as sound; made once, the second time it comes from the data directory. Blocks for up to ten seconds; runs
     * outside a transaction.
     *
     * @param language ISO 639-1
     */
    public Converted speak(String language, String text) {
        try {
            Wav spoken = speaker.speech(new Prompt.Speech(language, text));
            if (Level.whileSpoken(spoken.samples()) == 0) {
                return new Converted.Refused(SoundRefusal.NO_SOUND);
            }
            var sound = new Converted.Sound(new Wav(spoken.sampleRate(), Level.adjusted(spoken.samples())));
            return sound.duration().compareTo(settings.maxDuration()) > 0
                    ? new Converted.Refused(SoundRefusal.TOO_LONG)
                    : sound;
        } catch (IOException failure) {
            log.error("A prompt cannot be spoken: {}", failure.getMessage());
            return new Converted.Refused(SoundRefusal.NO_SPEECH);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Converted.Refused(SoundRefusal.NO_SPEECH);
        }
    }
}
