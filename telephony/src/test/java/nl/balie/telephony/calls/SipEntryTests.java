package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.eventually;
import static nl.balie.telephony.calls.TestBalie.get;
import static nl.balie.telephony.calls.TestBalie.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import nl.balie.conformity.Requirement;
import nl.balie.telephony.Entry;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Question;
import nl.balie.telephony.sip.SipPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a caller enters, such as a number. */
class SipEntryTests {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(150);

    private final TestBalie balie = new TestBalie();
    private final SipPeer trunk = balie.peer();
    private final TestBalie.OnLine caller = balie.callOnLine(trunk);

    @AfterEach
    void stop() {
        trunk.close();
        balie.close();
    }

    private CompletableFuture<Outcome> collect(Duration firstKey, Duration nextKey, boolean bargeIn) {
        return balie.telephony.collect(
                caller.id(), new Entry(List.of(say("voer in")), 2, 4, '#', firstKey, nextKey, bargeIn));
    }

    private void press(String keys) {
        keys.chars().forEach(key -> caller.peer().pressByInfo((char) key));
    }

    private void heard(String line) {
        eventually(line, () -> caller.stream().log.contains(line));
    }

    @Test
    @Requirement(value = "2.4.6", part = "in a menu")
    void isOverWhenAllKeysHaveCome() {
        CompletableFuture<Outcome> asked = collect(LONG, LONG, true);
        heard("play voer in");

        press("0*1");
        assertThat(asked).isNotDone();
        assertThat(caller.stream().log).endsWith("silence");
        press("9");

        assertThat(get(asked)).isEqualTo(new Outcome.Keys("0*19"));
    }

    @Test
    void isOverAtTheTerminatorWhichIsNoPartOfIt() {
        CompletableFuture<Outcome> asked = collect(LONG, LONG, true);
        heard("play voer in");
        press("1#");
        assertThat(get(asked)).isEqualTo(new Outcome.Keys("1"));

        CompletableFuture<Outcome> nothing = collect(LONG, LONG, true);
        press("#");
        assertThat(get(nothing)).isEqualTo(new Outcome.Keys(""));
    }

    @Test
    void isOverWhenNoFurtherKeyComesAlsoWithFewerThanWereNeeded() {
        CompletableFuture<Outcome> asked = collect(LONG, SHORT, true);
        heard("play voer in");

        press("7");

        assertThat(get(asked)).isEqualTo(new Outcome.Keys("7"));
    }

    @Test
    void waitsForTheFirstKeyOnlyAfterThePrompts() {
        CompletableFuture<Outcome> asked = collect(SHORT, LONG, true);
        heard("play voer in");
        assertThat(asked).isNotDone();

        caller.stream().finish();

        assertThat(get(asked)).isInstanceOf(Outcome.NoKey.class);
    }

    @Test
    void withoutBargeInKeysCountAfterThePromptsOnly() {
        press("5");
        CompletableFuture<Outcome> asked = collect(LONG, LONG, false);
        heard("play voer in");
        press("6");
        caller.stream().finish();
        eventually("silence", () -> caller.stream().log.getLast().equals("silence"));

        press("7#");

        assertThat(get(asked)).isEqualTo(new Outcome.Keys("7"));
    }

    @Test
    @Requirement(value = "2.4.7", part = "in a menu")
    void keysPressedAheadAreEnteredAndTheRestIsForTheNextQuestion() {
        press("12#3456");

        assertThat(get(collect(LONG, LONG, true))).isEqualTo(new Outcome.Keys("12"));
        CompletableFuture<Outcome> menu =
                balie.telephony.ask(caller.id(), new Question(List.of(say("kies")), Set.of('3'), LONG, true));
        assertThat(get(menu)).isEqualTo(new Outcome.Key('3'));
        CompletableFuture<Outcome> more = collect(LONG, LONG, true);
        press("#");
        assertThat(get(more)).isEqualTo(new Outcome.Keys("456"));
        assertThat(caller.stream().log).doesNotContain("play voer in", "play kies");
    }

    @Test
    void endsWithTheCaller() {
        CompletableFuture<Outcome> asked = collect(LONG, LONG, true);
        heard("play voer in");
        press("1");

        caller.peer().bye();

        assertThat(get(asked)).isInstanceOf(Outcome.CallerGone.class);
    }

    @Test
    void doesNotShowWhatWasEntered() {
        assertThat(new Outcome.Keys("123456782")).hasToString("Keys[9]");
        assertThatThrownBy(() -> new Entry(List.of(), 3, 2, null, LONG, LONG, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Entry(List.of(), 0, 2, 'A', LONG, LONG, true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
