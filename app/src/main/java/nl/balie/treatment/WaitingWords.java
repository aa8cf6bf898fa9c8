package nl.balie.treatment;

import java.util.List;
import nl.balie.callers.Sentences;
import nl.balie.callers.Sound;
import org.springframework.stereotype.Component;

/** What is said to who waits about his place and his waiting time. */
@Component
public class WaitingWords {
    private final Sentences sentences;

    WaitingWords(Sentences sentences) {
        this.sentences = sentences;
    }

    /**
     * The sentence about the caller's place.
     *
     * @param position 1 for who is next
     */
    public List<Sound> position(String language, int position) {
        return counted(language, "position", position);
    }

    /** The sentence about the expected waiting time. */
    public List<Sound> expected(String language, int minutes) {
        return counted(language, "expected", minutes);
    }

    /** How to choose to go elsewhere. */
    public List<Sound> choice(String language, Elsewhere.Destination destination) {
        return sound(
                language,
                switch (destination) {
                    case CALLBACK -> "choice.callback";
                    case VOICEMAIL -> "choice.voicemail";
                    case WAIT, QUEUE, EXTERNAL, DISCONNECT -> "choice";
                });
    }

    private List<Sound> counted(String language, String what, int number) {
        String text = sentences.text(language, "treatment.spoken." + what, number);
        return List.of(new Sound.Counted(sentences.language(language), text, number));
    }

    private List<Sound> sound(String language, String what, Object... values) {
        return sentences.sound(language, "treatment.spoken." + what, values);
    }
}
