package nl.balie.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.balie.conformity.Requirement;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Question;
import nl.balie.telephony.media.Audio;

/** A caller who knows the way presses when he likes, whatever is being said. */
class KeysAheadPropertyTests {
    private static final Instant AT = Instant.EPOCH;
    private static final Audio SOUND = new Audio(new byte[1], new byte[1]);
    private static final Set<Character> ALL =
            "0123456789*#".chars().mapToObj(key -> (char) key).collect(Collectors.toSet());

    /** What happens next; a key is itself. */
    private static final char MESSAGE = 'm';

    private static final char SHORT_MESSAGE = 's';
    private static final char OVER = 'o';
    private static final char MENU = 'q';

    @Provide
    Arbitrary<String> happenings() {
        return Arbitraries.strings().withChars("0123456789*#msoqmsoq").ofMaxLength(KeysMachine.MOST_KEYS_AHEAD);
    }

    @Property(tries = 2000)
    @Requirement(value = "2.4.7", part = "through messages")
    void everyKeyAnswersAMenuInTheOrderInWhichItWasPressed(@ForAll("happenings") String happenings) {
        CallState state = CallMachine.next(new CallState.Incoming(), new CallEvent.AnswerAsked(AT, 1))
                .state();
        StringBuilder answers = new StringBuilder();
        String keys = happenings.replaceAll("[a-z]", "");
        long operation = 1;

        for (char happens : (happenings + "q".repeat(keys.length())).toCharArray()) {
            CallEvent event = switch (happens) {
                case MESSAGE -> new CallEvent.PlayAsked(AT, ++operation, List.of(), false);
                case SHORT_MESSAGE -> new CallEvent.PlayAsked(AT, ++operation, List.of(), true);
                case OVER -> new CallEvent.SoundLoaded(AT, operation, Optional.empty());
                case MENU -> new CallEvent.QuestionAsked(AT, ++operation, question());
                default -> new CallEvent.KeyPressed(AT, happens);
            };
            Step step = CallMachine.next(state, event);
            state = step.state();
            for (Effect effect : step.effects()) {
                if (effect instanceof Effect.Complete(var _, Outcome.Key(var key))) {
                    answers.append(key);
                }
            }
        }

        assertThat(answers).hasToString(keys);
    }

    @Property(tries = 1000)
    @Requirement(value = "2.4.6", part = "in a message")
    void aMessageThatEndsByAKeyIsNeverHeardAfterOne(@ForAll("happenings") String happenings) {
        CallState state = CallMachine.next(new CallState.Incoming(), new CallEvent.AnswerAsked(AT, 1))
                .state();
        long operation = 1;
        for (char happens : happenings.replaceAll("[a-z]", "s").toCharArray()) {
            boolean message = happens == SHORT_MESSAGE;
            CallEvent event = message
                    ? new CallEvent.PlayAsked(AT, ++operation, List.of(), true)
                    : new CallEvent.KeyPressed(AT, happens);
            state = CallMachine.next(state, event).state();
            boolean pressed =
                    state instanceof CallState.OnLine line && !line.keysAhead().isEmpty();
            List<Effect> whenLoaded = CallMachine.next(
                            state, new CallEvent.SoundLoaded(AT, operation, Optional.of(SOUND)))
                    .effects();

            assertThat(whenLoaded.isEmpty()).isEqualTo(pressed || operation == 1);
        }
    }

    private static Question question() {
        return new Question(List.of(), ALL, Duration.ofSeconds(1), true);
    }
}
