package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.balie.calls.CallEffect.AnswerLine;
import nl.balie.calls.CallEffect.HangUp;
import nl.balie.calls.CallEffect.StoreEnd;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.people.MovedClock;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Telephony;
import nl.balie.telephony.TelephonyPort.EndedBy;
import nl.balie.telephony.media.VoiceSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallWatchTests {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MovedClock clock = new MovedClock();
    private final LiveCalls calls = new LiveCalls();
    private final RecordedEffects effects = new RecordedEffects();
    private final LiveCall call = CallExamples.incoming(effects);
    private final Exchange exchange = new Exchange();
    private final CallWatch watch = new CallWatch(calls, exchange, settings(), clock);
    private boolean onTheLine = true;

    @BeforeEach
    void open() {
        exchange.open((Telephony) Proxy.newProxyInstance(
                Telephony.class.getClassLoader(),
                new Class<?>[] {Telephony.class},
                (_, method, _) -> method.getName().equals("isThere") ? onTheLine : null));
        calls.add(call);
    }

    @Test
    void callsThatNoStepHasFollowTheirFallbackAndEndWhenThatHasThemNoFurther() {
        watch.look();
        passes(PATIENCE.minusSeconds(1));
        long before = call.happenings();
        passes(Duration.ofSeconds(1));
        Await.until("the fallback", () -> effects.has(AnswerLine.class));
        assertThat(before).isZero();
        assertThat(call.lead()).isEqualTo(Lead.FALLBACK);

        passes(Duration.ofSeconds(5)); // sees what was done
        passes(PATIENCE);
        Await.until("the end", () -> effects.has(HangUp.class));
    }

    @Test
    void callsThatAStepHasAreLeftToIt() {
        call.hear(CompletableFuture<Outcome>::new);
        settle();
        watch.look();
        passes(PATIENCE.multipliedBy(10));
        settle();

        assertThat(call.lead()).isEqualTo(Lead.FLOW);
    }

    @Test
    void callsToWhichSomethingHappensAreLeftAlone() {
        watch.look();
        passes(PATIENCE.minusSeconds(1));
        call.markTakenOver();
        settle();
        passes(PATIENCE.minusSeconds(1));
        passes(Duration.ofSeconds(2));
        settle();

        assertThat(call.lead()).isEqualTo(Lead.FLOW);
    }

    @Test
    void theEndIsStoredOfCallsThatTelephonyDoesNotHave() {
        onTheLine = false;
        watch.look();
        assertThat(calls.of(call.id())).as("its end may be on its way").isPresent();

        passes(Duration.ofSeconds(5));
        Await.until("the end", () -> effects.has(StoreEnd.class));
        assertThat(effects.of(StoreEnd.class)).extracting(StoreEnd::by).isEqualTo(List.of(EndedBy.FAILURE));
        assertThat(calls.of(call.id())).isEmpty();
    }

    private void passes(Duration time) {
        clock.forward(time);
        watch.look();
    }

    private void settle() {
        call.ask(ask -> new CallEvent.PutBackAsked(ask, UUID.randomUUID(), CallExamples.QUEUE, false));
    }

    private static CallSettings settings() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        return new CallSettings(
                loopback,
                5060,
                20000,
                29999,
                250,
                Set.of(loopback),
                null,
                "31",
                "node1",
                1,
                20,
                5,
                Duration.ofMinutes(30),
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                PATIENCE,
                VoiceSource.LEARNT,
                24,
                46);
    }
}
