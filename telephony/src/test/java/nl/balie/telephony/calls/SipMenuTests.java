package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.eventually;
import static nl.balie.telephony.calls.TestBalie.get;
import static nl.balie.telephony.calls.TestBalie.say;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import nl.balie.conformity.Requirement;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Question;
import nl.balie.telephony.sip.SipPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a caller hears and presses. */
class SipMenuTests {
    private final TestBalie balie = new TestBalie();
    private final SipPeer trunk = balie.peer();
    private final TestBalie.OnLine caller = balie.callOnLine(trunk);

    @AfterEach
    void stop() {
        trunk.close();
        balie.close();
    }

    private CompletableFuture<Outcome> ask(boolean bargeIn, Duration timeout) {
        return balie.telephony.ask(
                caller.id(), new Question(List.of(say("kies")), Set.of('1', '2', '*', '#'), timeout, bargeIn));
    }

    private void heard(String line) {
        eventually(line, () -> caller.stream().log.contains(line));
    }

    @Test
    void playsPromptsWithoutAGapAndLeavesOutWhatCannotBeMade() {
        CompletableFuture<Outcome> play =
                balie.telephony.play(caller.id(), List.of(say("goede"), say("broken"), say("morgen")));

        heard("play goedemorgen");
        assertThat(play).isNotDone();
        caller.stream().finish();
        assertThat(get(play)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void endsAtOnceWhenNoPromptCanBeMade() {
        assertThat(get(balie.telephony.play(caller.id(), List.of(say("broken")))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(get(balie.telephony.play(caller.id(), List.of()))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void replacesWhatIsBeingPlayed() {
        CompletableFuture<Outcome> first = balie.telephony.play(caller.id(), List.of(say("een")));
        heard("play een");
        CompletableFuture<Outcome> second = balie.telephony.play(caller.id(), List.of(say("twee")));
        assertThat(get(first)).isInstanceOf(Outcome.Replaced.class);

        balie.telephony.playMusic(caller.id(), new Prompt.HoldMusic());

        assertThat(get(second)).isInstanceOf(Outcome.Replaced.class);
        heard("loop music");
    }

    @Test
    @Requirement(value = "2.4.6", part = "in a menu")
    @Requirement(value = "2.4.2", part = "keys")
    void aKeyEndsThePromptAndAnswersAtOnce() {
        CompletableFuture<Outcome> asked = ask(true, Duration.ofSeconds(10));
        heard("play kies");

        caller.peer().pressByInfo('2');

        assertThat(get(asked)).isEqualTo(new Outcome.Key('2'));
        assertThat(caller.stream().log).endsWith("play kies", "silence");
    }

    @Test
    @Requirement(value = "2.4.2", part = "keys")
    void takesStarAndHashAndTheShortFormOfInfo() {
        CompletableFuture<Outcome> star = ask(true, Duration.ofSeconds(10));
        heard("play kies");
        caller.peer().pressByInfo('*');
        assertThat(get(star)).isEqualTo(new Outcome.Key('*'));

        CompletableFuture<Outcome> hash = ask(true, Duration.ofSeconds(10));
        caller.peer().send("INFO", "#", Map.of("Content-Type", "application/dtmf"));
        caller.peer().expect("INFO", 200);
        assertThat(get(hash)).isEqualTo(new Outcome.Key('#'));

        caller.peer().send("INFO", "<x/>", Map.of("Content-Type", "application/xml"));
        caller.peer().expect("INFO", 415);
    }

    @Test
    void tellsAKeyThatDoesNotCountAndNoKeyAtAll() {
        CompletableFuture<Outcome> wrong = ask(true, Duration.ofSeconds(10));
        caller.stream().listener.key('9');
        assertThat(get(wrong)).isEqualTo(new Outcome.WrongKey('9'));

        CompletableFuture<Outcome> none = ask(true, Duration.ofMillis(100));
        eventually("played twice", () -> caller.stream().log.getLast().equals("play kies"));
        caller.stream().finish();
        assertThat(get(none)).isInstanceOf(Outcome.NoKey.class);
    }

    @Test
    void waitsForTheEndOfThePromptWithoutBargeIn() {
        CompletableFuture<Outcome> asked = ask(false, Duration.ofSeconds(10));
        heard("play kies");
        caller.stream().listener.key('1');
        caller.stream().finish();
        eventually("awaiting", () -> balie.telephony.debugState().toString().contains("AwaitingKey"));
        assertThat(asked).isNotDone();

        caller.stream().listener.key('2');

        assertThat(get(asked)).isEqualTo(new Outcome.Key('2'));
    }

    @Test
    @Requirement(value = "2.4.7", part = "in a menu")
    void aCallerWhoKnowsTheWayNeedNotListen() {
        CompletableFuture<Outcome> first = ask(true, Duration.ofSeconds(10));
        heard("play kies");
        caller.peer().pressByInfo('1');
        caller.peer().pressByInfo('2');
        caller.peer().pressByInfo('#');
        assertThat(get(first)).isEqualTo(new Outcome.Key('1'));

        assertThat(get(ask(true, Duration.ofSeconds(10)))).isEqualTo(new Outcome.Key('2'));
        assertThat(get(ask(true, Duration.ofSeconds(10)))).isEqualTo(new Outcome.Key('#'));
        assertThat(caller.stream().log.stream().filter("play kies"::equals)).hasSize(1);
    }

    @Test
    @Requirement(value = "2.4.6", part = "in a message")
    @Requirement(value = "2.4.7", part = "through messages")
    void aKeyEndsTheMessageBeforeTheMenuAndChoosesInIt() {
        CompletableFuture<Outcome> message =
                balie.telephony.play(caller.id(), List.of(say("welkom bij de gemeente")), true);
        heard("play welkom bij de gemeente");

        caller.peer().pressByInfo('1');
        caller.peer().pressByInfo('2');

        assertThat(get(message)).isInstanceOf(Outcome.Done.class);
        assertThat(get(ask(true, Duration.ofSeconds(10)))).isEqualTo(new Outcome.Key('1'));
        assertThat(get(balie.telephony.play(caller.id(), List.of(say("en dan")), true)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(get(ask(true, Duration.ofSeconds(10)))).isEqualTo(new Outcome.Key('2'));
        assertThat(caller.stream().log).doesNotContain("play kies", "play en dan");
    }

    @Test
    void forgetsKeysThatWerePressedBeforeTheMusic() {
        caller.peer().pressByInfo('1');
        balie.telephony.playMusic(caller.id(), new Prompt.HoldMusic());
        heard("loop music");
        caller.peer().pressByInfo('1');

        CompletableFuture<Outcome> asked = ask(true, Duration.ofSeconds(10));

        heard("play kies");
        assertThat(asked).isNotDone();
    }

    @Test
    void everythingEndsWhenTheCallerHangsUp() {
        CompletableFuture<Outcome> asked = ask(true, Duration.ofSeconds(10));
        heard("play kies");

        caller.peer().bye();

        assertThat(get(asked)).isInstanceOf(Outcome.CallerGone.class);
        balie.port.awaitTold("ended by CALLER");
        assertThat(get(balie.telephony.play(caller.id(), List.of()))).isInstanceOf(Outcome.CallerGone.class);
        assertThat(caller.stream().log).endsWith("close");
    }
}
