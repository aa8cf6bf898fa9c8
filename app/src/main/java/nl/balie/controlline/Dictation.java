package nl.balie.controlline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.balie.callers.Asked;
import nl.balie.callers.Caller;
import nl.balie.callers.Conversation;
import nl.balie.callers.Question;
import nl.balie.callers.Recorded;
import nl.balie.callers.Recording;
import nl.balie.callers.Sentences;
import nl.balie.callers.Sound;
import nl.balie.database.DataDirectory;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Patience;
import nl.balie.processes.SpeakingTime;
import org.springframework.stereotype.Component;

/** Has somebody speak a message, plays it back, and keeps it once he agrees. */
@Component
class Dictation {
    private static final char YES = '1';
    private static final char AGAIN = '2';
    private static final char END = '#';
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Sentences sentences;
    private final Path folder;

    Dictation(Sentences sentences, DataDirectory data) {
        this.sentences = sentences;
        this.folder = data.directory("recordings");
        forgetWhatWasLeft();
    }

    /** What somebody was speaking when Balie was interrupted: he never said that it was good. */
    private void forgetWhatWasLeft() {
        try (Stream<Path> left = Files.list(folder)) {
            left.forEach(Dictation::forget);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Has him speak until he is content, as often as is declared, and tells him what came of it.
     *
     * @param invitation what he is to speak, as in the message files
     * @param patience how often he may speak, and how long he has to agree
     * @param keep keeps what he said; false when it could not be used
     * @return whether what he said was kept
     */
    boolean takes(
            Caller caller,
            String language,
            String invitation,
            Patience patience,
            SpeakingTime time,
            Predicate<Path> keep)
            throws CallerGoneException {
        Conversation conversation = new Conversation(caller);
        Path file = folder.resolve(UUID.randomUUID() + ".wav");
        try {
            boolean kept = false;
            for (int attempt = 0; attempt < patience.tries() && !kept; attempt++) {
                conversation.say(words(language, invitation));
                kept = speaks(caller, file, time) && agrees(conversation, language, file, patience) && keep.test(file);
                forget(file);
            }
            conversation.say(words(language, kept ? "kept" : "not-kept"));
            return kept;
        } finally {
            forget(file);
        }
    }

    private static boolean speaks(Caller caller, Path file, SpeakingTime time) throws CallerGoneException {
        Recorded recorded = caller.record(new Recording(file, time.longest(), time.silence(), END), spoken -> spoken);
        return switch (recorded.ended()) {
            case DONE -> recorded.length().compareTo(SHORTEST) >= 0;
            case FAILED -> false;
            case HUNG_UP, TAKEN ->
                throw new CallerGoneException(caller.contact().toString());
        };
    }

    private boolean agrees(Conversation conversation, String language, Path file, Patience patience)
            throws CallerGoneException {
        List<Sound> played = Asked.joined(words(language, "recorded"), List.of(new Sound.Played(file)));
        List<Sound> sounds = Asked.joined(played, words(language, "confirm"));
        return conversation.agrees(new Question(sounds, Set.of(YES, AGAIN), patience.timeout()), YES);
    }

    private List<Sound> words(String language, String what) {
        return sentences.sound(language, "controlline.spoken." + what);
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
