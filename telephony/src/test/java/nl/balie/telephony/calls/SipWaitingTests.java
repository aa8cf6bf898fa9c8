package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.eventually;
import static nl.balie.telephony.calls.TestBalie.get;
import static nl.balie.telephony.calls.TestBalie.say;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Entry;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Question;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a caller hears who waits. */
class SipWaitingTests {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final TestBalie balie = new TestBalie();
    private final SipPeer trunk = balie.peer();
    private final TestBalie.OnLine caller = balie.callOnLine(trunk);

    @AfterEach
    void stop() {
        trunk.close();
        balie.close();
    }

    private void heard(String line) {
        eventually(line, () -> caller.stream().log.contains(line));
    }

    private void waits() {
        balie.telephony.playMusic(caller.id(), List.of(say("wals"), say("tango")));
        heard("loop wals, tango");
    }

    private CompletableFuture<Outcome> ask() {
        return balie.telephony.ask(caller.id(), new Question(List.of(say("kies")), Set.of('1'), LONG, true));
    }

    @Test
    void leavesOutMusicThatCannotBePlayedAndHasItsOwnWhenNoneIsLeft() {
        balie.telephony.playMusic(caller.id(), List.of(say("wals"), say("broken"), say("tango")));
        heard("loop wals, tango");

        balie.telephony.playMusic(caller.id(), List.of(say("broken")));
        heard("loop music");
        balie.telephony.playMusic(caller.id(), List.of(say("foxtrot")));
        heard("loop foxtrot");
        balie.telephony.playMusic(caller.id(), List.of());
        eventually("music again", () -> caller.stream().log.getLast().equals("loop music"));
    }

    @Test
    void theMusicGoesOnAfterAnAnnouncement() {
        waits();

        CompletableFuture<Outcome> announced = balie.telephony.announce(caller.id(), List.of(say("u bent"), say(" 3")));
        heard("play u bent 3");
        caller.stream().finish();

        assertThat(get(announced)).isInstanceOf(Outcome.Done.class);
        assertThat(caller.stream().log).endsWith("play u bent 3", "on with wals, tango");
    }

    @Test
    void anAnnouncementInSilenceEndsInSilence() {
        CompletableFuture<Outcome> announced = balie.telephony.announce(caller.id(), List.of(say("ogenblik")));
        heard("play ogenblik");
        caller.stream().finish();

        assertThat(get(announced)).isInstanceOf(Outcome.Done.class);
        assertThat(caller.stream().log).endsWith("play ogenblik", "silence");
    }

    @Test
    void musicThatIsReadyDuringAnAnnouncementComesAfterIt() {
        CompletableFuture<Outcome> announced = balie.telephony.announce(caller.id(), List.of(say("ogenblik")));
        heard("play ogenblik");
        balie.telephony.playMusic(caller.id(), List.of(say("wals")));
        assertThat(get(announced)).isInstanceOf(Outcome.Replaced.class);
        CompletableFuture<Outcome> second = balie.telephony.announce(caller.id(), List.of(say("nogmaals")));
        heard("play nogmaals");
        caller.stream().finish();

        assertThat(get(second)).isInstanceOf(Outcome.Done.class);
        eventually("wals", () -> caller.stream().log.getLast().endsWith("wals"));
    }

    @Test
    void theMusicGoesOnAfterAQuestionHoweverItEnds() {
        waits();
        CompletableFuture<Outcome> answered = ask();
        heard("play kies");
        caller.peer().pressByInfo('1');
        assertThat(get(answered)).isEqualTo(new Outcome.Key('1'));
        assertThat(caller.stream().log).endsWith("play kies", "on with wals, tango");

        CompletableFuture<Outcome> entry = balie.telephony.collect(
                caller.id(), new Entry(List.of(say("nummer")), 1, 9, '#', Duration.ofMillis(50), LONG, true));
        heard("play nummer");
        caller.stream().finish();
        assertThat(get(entry)).isInstanceOf(Outcome.NoKey.class);
        assertThat(caller.stream().log).endsWith("silence", "on with wals, tango");
    }

    @Test
    void keysPressedOverMusicOrAnAnnouncementAreNoAnswer() {
        waits();
        caller.peer().pressByInfo('1');
        CompletableFuture<Outcome> announced = balie.telephony.announce(caller.id(), List.of(say("u bent 3")));
        heard("play u bent 3");
        caller.peer().pressByInfo('1');
        caller.stream().finish();
        get(announced);

        CompletableFuture<Outcome> asked = ask();

        heard("play kies");
        assertThat(asked).isNotDone();
    }

    @Test
    void aPromptThatIsNoAnnouncementEndsTheMusic() {
        waits();
        CompletableFuture<Outcome> play = balie.telephony.play(caller.id(), List.of(say("tot ziens")));
        heard("play tot ziens");
        caller.stream().finish();

        assertThat(get(play)).isInstanceOf(Outcome.Done.class);
        assertThat(caller.stream().log).endsWith("play tot ziens", "silence");
    }

    @Test
    void theAgentWhoIsConnectedEndsTheAnnouncement() {
        try (SipPeer phone = balie.phone("agent1")) {
            waits();
            CompletableFuture<Outcome> connect =
                    balie.telephony.connect(caller.id(), new Destination.Phone("agent1"), "Burgerzaken", LONG);
            SipPeerCall ringing = phone.awaitInvite();
            ringing.ring();
            CompletableFuture<Outcome> announced = balie.telephony.announce(caller.id(), List.of(say("u bent 1")));
            heard("play u bent 1");
            ringing.accept(41_000);
            ringing.expectRequest("ACK");

            assertThat(get(announced)).isInstanceOf(Outcome.Replaced.class);
            assertThat(get(connect)).isInstanceOf(Outcome.Done.class);
            assertThat(caller.stream().log.getLast()).startsWith("hears");
            assertThat(get(balie.telephony.announce(caller.id(), List.of(say("nee")))))
                    .isInstanceOf(Outcome.Replaced.class);
        }
    }

    @Test
    void aCallerMayAnswerWhileAPhoneRingsForHim() {
        try (SipPeer phone = balie.phone("agent1")) {
            waits();
            balie.telephony.connect(caller.id(), new Destination.Phone("agent1"), "Burgerzaken", LONG);
            phone.awaitInvite().ring();
            CompletableFuture<Outcome> asked = ask();
            heard("play kies");

            caller.peer().pressByInfo('1');

            assertThat(get(asked)).isEqualTo(new Outcome.Key('1'));
        }
    }
}
