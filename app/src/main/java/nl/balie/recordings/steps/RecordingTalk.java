package nl.balie.recordings.steps;

import java.time.Duration;
import java.util.Set;
import nl.balie.callers.Caller;
import nl.balie.callers.Conversation;
import nl.balie.callers.Question;
import nl.balie.callers.Sentences;
import nl.balie.processes.CallerGoneException;
import org.springframework.stereotype.Component;

/** What is said about recording. */
@Component
class RecordingTalk {
    private static final char NO = '1';
    /** For who wants to refuse; who does not waits no longer than this. */
    private static final Duration TIME_TO_REFUSE = Duration.ofSeconds(3);

    private final Sentences sentences;

    RecordingTalk(Sentences sentences) {
        this.sentences = sentences;
    }

    /** Whether he refuses; another key than 1, or none, is no refusal (requirement 2.7.4). */
    boolean refuses(Caller caller, String language) throws CallerGoneException {
        var question = new Question(sentences.sound(language, "recordings.spoken.ask"), Set.of(NO), TIME_TO_REFUSE);
        return new Conversation(caller).agrees(question, NO);
    }
}
