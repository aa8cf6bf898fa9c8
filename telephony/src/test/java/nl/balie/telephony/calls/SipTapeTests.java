package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.eventually;
import static nl.balie.telephony.calls.TestBalie.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import nl.balie.conformity.Requirement;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.Party;
import nl.balie.telephony.RecordingSink;
import nl.balie.telephony.Supervision;
import nl.balie.telephony.media.ToneDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the two channels of a conversation's recording: each who takes part speaks a tone of its own. */
class SipTapeTests extends SipConversation {
    private static final double QUIET = 20;
    private static final int MILLIS = 400;
    private static final int SAMPLES = MILLIS * 8;

    private final Kept kept = new Kept();

    SipTapeTests(@TempDir Path folder) throws IOException {
        super(folder);
    }

    private void starts(boolean alsoOnHold) {
        assertThat(get(telephony.startRecording(id, kept, alsoOnHold))).isInstanceOf(Outcome.Done.class);
    }

    /** Waits until from now on a piece has nothing but these on each side; 0 is silence. */
    private void keeps(double customer, double... agents) {
        int from = kept.length();
        eventually(customer + " and " + Arrays.toString(agents), () -> {
            for (int at = from; at + SAMPLES <= kept.length(); at += SAMPLES / 4) {
                if (only(kept.customer(at, MILLIS), customer) && only(kept.agents(at, MILLIS), agents)) {
                    return true;
                }
            }
            return false;
        });
    }

    private static boolean only(short[] heard, double... tones) {
        if (tones.length == 1 && tones[0] == 0) {
            return ToneDetector.level(heard) < QUIET;
        }
        Predicate<Double> wanted = tone -> Arrays.stream(tones).anyMatch(other -> other == tone);
        return Arrays.stream(ALL).boxed().allMatch(tone -> {
            double share = ToneDetector.share(heard, tone);
            return wanted.test(tone) ? share > 0.6 / tones.length : share < 0.02;
        });
    }

    @Test
    @Requirement(value = "2.7.2", part = "what is kept of a call with hold, consultation and conference")
    void eachIsHeardOnHisOwnSideThroughConsultationConferenceAndTransfer() {
        starts(false);
        keeps(CALLER, AGENT);

        consultTalking();
        keeps(0, AGENT, COLLEAGUE);
        get(telephony.hold(id, Party.CONSULTED));
        get(telephony.takeBack(id, Party.CALLER));
        keeps(CALLER, AGENT);
        get(telephony.takeBack(id, Party.CONSULTED));
        keeps(CALLER, AGENT, COLLEAGUE);

        get(telephony.replaceAgent(id, Party.CONSULTED));
        hear(caller, COLLEAGUE);
        keeps(CALLER, COLLEAGUE);
        colleague.hangsUp();
        port.awaitTold("phone hung up");
        keeps(0, 0);

        CompletableFuture<Outcome> again = telephony.connect(id, chief.destination(), "Burgerzaken", LONG);
        chief.rings().answers();
        get(again);
        keeps(CALLER, CHIEF);
        called.bye();
        eventually("the sink is closed", kept::closed);
    }

    @Test
    @Requirement(value = "2.5.15", part = "nothing is kept while a recording is paused")
    void nothingIsKeptWhileItIsPaused() {
        assertThat(get(telephony.pauseRecording(id))).isEqualTo(new Outcome.NotConnected(Reason.UNREACHABLE, 0));
        starts(false);
        keeps(CALLER, AGENT);

        assertThat(get(telephony.pauseRecording(id))).isInstanceOf(Outcome.Done.class);
        keeps(0, 0);
        get(telephony.hold(id, Party.CALLER));
        get(telephony.takeBack(id, Party.CALLER));
        keeps(0, 0);

        get(telephony.resumeRecording(id));
        keeps(CALLER, AGENT);
        get(telephony.stopRecording(id));
        eventually("the sink is closed", kept::closed);
        int length = kept.length();
        hear(caller, AGENT);
        assertThat(kept.length()).isEqualTo(length);
    }

    @Test
    void aCustomerOnHoldIsKeptOnlyWhenThatIsAsked() {
        starts(true);
        assertThat(get(telephony.startRecording(id, new Kept(), true))).isEqualTo(new Outcome.Replaced());
        get(telephony.hold(id, Party.CALLER));
        hear(caller, MUSIC);

        keeps(CALLER, AGENT);
    }

    @Test
    void whoWhispersIsNotKeptAndWhoTakesPartIs() {
        starts(false);
        get(telephony.supervise(id, chief.destination(), "Meeluisteren", LONG, Supervision.WHISPER));
        chief.rings().answers();
        hear(agent.voice, CALLER, CHIEF);
        keeps(CALLER, AGENT);

        telephony.supervision(id, Supervision.JOIN);
        keeps(CALLER, AGENT, CHIEF);
        get(telephony.mute(id, Party.PHONE, true));
        keeps(CALLER, CHIEF);
    }

    @Test
    void aMomentOfTheRecordingIsAMomentOfTheCall() {
        starts(false);
        long begun = System.nanoTime();
        keeps(CALLER, AGENT);
        caller.change(0);
        keeps(0, AGENT);
        caller.change(CALLER);
        keeps(CALLER, AGENT);

        get(telephony.stopRecording(id));
        eventually("the sink is closed", kept::closed);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        assertThat((long) kept.length() / 8).isBetween(millis - 400, millis + 100);
    }

    @Test
    void anotherCanBeginWhenOneCouldNotBeKept() {
        RecordingSink full = new RecordingSink() {
            @Override
            public void write(short[] customer, short[] agents, int length) throws IOException {
                throw new IOException("full");
            }

            @Override
            public void close() {}
        };
        get(telephony.startRecording(id, full, false));

        eventually(
                "another recording begins",
                () -> get(telephony.startRecording(id, kept, false)) instanceof Outcome.Done);
        keeps(CALLER, AGENT);
    }

    @Test
    void aCallThatIsNotThereIsNotRecorded() {
        assertThat(get(telephony.startRecording(new CallId("gone"), kept, false)))
                .isEqualTo(new Outcome.CallerGone());
    }
}
