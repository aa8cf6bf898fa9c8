package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.eventually;
import static nl.balie.telephony.calls.TestBalie.get;
import static nl.balie.telephony.calls.TestBalie.say;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.balie.conformity.Requirement;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Party;
import nl.balie.telephony.Question;
import nl.balie.telephony.SpeechRecogniser;
import nl.balie.telephony.SpokenKeys;
import nl.balie.telephony.sip.SipPeer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A menu that listens as well; what a recogniser would understand comes from the test. */
class SipSpeechTests {
    private static final Instant AT = Instant.EPOCH;
    private static final SpokenKeys WORDS = new SpokenKeys(
            "nl", Map.of('1', List.of("paspoort"), '2', List.of("belasting")), Map.of('1', List.of("een")));

    private final Ears ears = new Ears();
    private final TestBalie balie = new TestBalie(ears);
    private final SipPeer trunk = balie.peer();
    private final TestBalie.OnLine caller = balie.callOnLine(trunk);

    @AfterEach
    void stop() {
        trunk.close();
        balie.close();
    }

    @Test
    @Requirement("2.4.9")
    void whatTheCallerSaysChoosesItsKey() {
        CompletableFuture<Outcome> asked = ask(Duration.ofSeconds(10), WORDS);
        Ear ear = ears.afterPrompts();

        assertThat(ear.language).isEqualTo("nl");
        assertThat(ear.phrases).containsExactly("belasting", "een", "paspoort");
        ear.heard.said("een nieuw paspoort graag");

        assertThat(get(asked)).isEqualTo(new Outcome.Said('1'));
        eventually("nobody listens any more", () -> ear.closed);
    }

    @Test
    @Requirement("2.4.9")
    void aKeyCountsWhileSomebodyListens() {
        CompletableFuture<Outcome> asked = ask(Duration.ofSeconds(10), WORDS);
        Ear ear = ears.afterPrompts();

        caller.peer().pressByInfo('2');

        assertThat(get(asked)).isEqualTo(new Outcome.Key('2'));
        eventually("nobody listens any more", () -> ear.closed);
    }

    @Test
    void whatMeansNoKeyIsAsIfNothingWasSaid() {
        CompletableFuture<Outcome> asked = ask(Duration.ofMillis(700), WORDS);
        Ear ear = ears.afterPrompts();

        ear.heard.said("goedemorgen");
        ear.heard.said("paspoort en belasting");

        assertThat(get(asked)).isInstanceOf(Outcome.NoKey.class);
    }

    @Test
    void whoSpeaksIsGivenTimeToBeUnderstoodButNotForEver() {
        CallState state = CallState.OnLine.alone(true, List.of(), Legs.of(0, Party.PHONE));
        Question question = new Question(List.of(), Set.of('1'), Duration.ofSeconds(1), true, WORDS);
        state = CallMachine.next(state, new CallEvent.QuestionAsked(AT, 1, question))
                .state();
        state = CallMachine.next(state, new CallEvent.SoundLoaded(AT, 1, Optional.empty()))
                .state();
        for (int longer = 0; longer < 4; longer++) {
            state = CallMachine.next(state, new CallEvent.SpeechHeard(AT, 1)).state();
            Step more = CallMachine.next(state, new CallEvent.KeyTimeRanOut(AT, 1, 0));
            assertThat(more.effects()).containsExactly(new Effect.AwaitKey(1, 0, Duration.ofSeconds(2)));
            state = more.state();
        }
        state = CallMachine.next(state, new CallEvent.SpeechHeard(AT, 1)).state();

        assertThat(CallMachine.next(state, new CallEvent.KeyTimeRanOut(AT, 1, 0))
                        .effects())
                .contains(new Effect.Complete(1, new Outcome.NoKey()));
    }

    @Test
    void aMenuWithoutWordsDoesNotListen() {
        CompletableFuture<Outcome> asked = ask(Duration.ofMillis(100), null);
        finishPrompts();

        assertThat(get(asked)).isInstanceOf(Outcome.NoKey.class);
        assertThat(ears.opened).isEmpty();
    }

    @Test
    void aCallerWhoHangsUpIsListenedToNoLonger() {
        CompletableFuture<Outcome> asked = ask(Duration.ofSeconds(10), WORDS);
        Ear ear = ears.afterPrompts();

        caller.peer().bye();

        assertThat(get(asked)).isInstanceOf(Outcome.CallerGone.class);
        eventually("nobody listens any more", () -> ear.closed);
    }

    private CompletableFuture<Outcome> ask(Duration timeout, @Nullable SpokenKeys spoken) {
        return balie.telephony.ask(
                caller.id(), new Question(List.of(say("kies")), Set.of('1', '2'), timeout, true, spoken));
    }

    private void finishPrompts() {
        eventually("the prompts", () -> caller.stream().log.contains("play kies"));
        assertThat(ears.opened).as("who listens while Balie speaks").isEmpty();
        caller.stream().finish();
    }

    /** Gives each who is listened to an ear. */
    private final class Ears implements SpeechRecogniser {
        private final List<Ear> opened = new CopyOnWriteArrayList<>();

        @Override
        public Listening listen(String language, List<String> phrases, Heard heard) {
            Ear ear = new Ear(language, phrases, heard);
            opened.add(ear);
            return ear;
        }

        private Ear afterPrompts() {
            finishPrompts();
            eventually("somebody to listen", () -> !opened.isEmpty());
            return opened.getFirst();
        }
    }

    private static final class Ear implements SpeechRecogniser.Listening {
        private final String language;
        private final List<String> phrases;
        private final SpeechRecogniser.Heard heard;
        private volatile boolean closed;

        private Ear(String language, List<String> phrases, SpeechRecogniser.Heard heard) {
            this.language = language;
            this.phrases = phrases;
            this.heard = heard;
        }

        @Override
        public void hear(short[] samples, int length) {
            throw new AssertionError("recorded media have no voice");
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
