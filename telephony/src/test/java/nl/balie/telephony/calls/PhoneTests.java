package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import nl.balie.telephony.CallId;
import nl.balie.telephony.CallLimits;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Question;
import nl.balie.telephony.SpeechRecogniser;
import nl.balie.telephony.Telephony;
import nl.balie.telephony.TelephonySettings;
import nl.balie.telephony.media.RtpMediaEngine;
import nl.balie.telephony.media.VoiceSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The telephone of the demo against the exchange, with real sound. */
@Timeout(60)
class PhoneTests {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final RecordingPort port = new RecordingPort();
    private final InetSocketAddress exchange = new InetSocketAddress(LOOPBACK, TestBalie.freePort());
    private final Telephony telephony = start();

    /** What a phone told. */
    private static final class Noticed implements Phone.Listener {
        final CompletableFuture<String> rang = new CompletableFuture<>();
        final CompletableFuture<Boolean> connected = new CompletableFuture<>();
        final CompletableFuture<Boolean> heard = new CompletableFuture<>();
        final CompletableFuture<Integer> over = new CompletableFuture<>();

        @Override
        public void rings(String shownName) {
            rang.complete(shownName);
        }

        @Override
        public void connected() {
            connected.complete(true);
        }

        @Override
        public void hears() {
            heard.complete(true);
        }

        @Override
        public void over(int sipStatus) {
            over.complete(sipStatus);
        }
    }

    private Telephony start() {
        TelephonySettings settings = new TelephonySettings(
                LOOPBACK,
                exchange.getPort(),
                32_000,
                32_100,
                "balie",
                50,
                Set.of(LOOPBACK),
                null,
                "31",
                Duration.ofMinutes(30),
                Duration.ofSeconds(30),
                new CallLimits(10, 40, 40),
                Path.of("target/prompts"));
        try {
            RtpMediaEngine media =
                    RtpMediaEngine.start(LOOPBACK, 32_000, 32_100, Duration.ofSeconds(30), VoiceSource.LEARNT);
            return SipTelephony.start(
                    settings, port, media, TestBalie::load, SpeechRecogniser.NONE, Clock.systemUTC(), TestBalie.SHORT);
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }

    @AfterEach
    void stop() {
        telephony.close();
    }

    private Phone phone(String user, Noticed noticed) throws IOException {
        return Phone.open(LOOPBACK, exchange, user, noticed);
    }

    private CallId onLine(Phone caller, Noticed noticed) {
        caller.call("+31990001000");
        CallId call = port.awaitCall().id();
        get(telephony.answer(call));
        get(noticed.connected);
        return call;
    }

    @Test
    void hearsAQuestionAndAnswersItWithAKey() throws IOException {
        Noticed noticed = new Noticed();
        try (Phone citizen = phone("+31612345678", noticed)) {
            CallId call = onLine(citizen, noticed);

            CompletableFuture<Outcome> choice = telephony.ask(
                    call,
                    new Question(
                            List.of(TestBalie.say("Toets een. ".repeat(2000))),
                            Set.of('1'),
                            Duration.ofSeconds(20),
                            true));
            get(noticed.heard);
            citizen.press('1');

            assertThat(get(choice)).isEqualTo(new Outcome.Key('1'));
        }
    }

    @Test
    void registersRingsAndAnswersWhenItIsAskedTo() throws IOException {
        Noticed caller = new Noticed();
        Noticed called = new Noticed();
        try (Phone citizen = phone("+31612345678", caller);
                Phone agent = phone("agent1", called)) {
            assertThat(get(agent.register("geheim"))).isEqualTo(200);
            CallId call = onLine(citizen, caller);

            CompletableFuture<Outcome> talking =
                    telephony.connect(call, new Destination.Phone("agent1"), "Burgerzaken", Duration.ofSeconds(10));
            assertThat(get(called.rang)).isEqualTo("Burgerzaken");
            port.awaitTold("ringing " + new Destination.Phone("agent1"));
            get(telephony.pickUp(call));

            assertThat(get(talking)).isInstanceOf(Outcome.Done.class);
            get(called.connected);
            citizen.hangUp();
            assertThat(get(called.over)).isEqualTo(200);
        }
    }

    @Test
    void isToldThatNobodyKnowsItsPassword() throws IOException {
        try (Phone agent = phone("agent1", new Noticed())) {
            assertThat(get(agent.register("fout"))).isEqualTo(401);
        }
    }
}
