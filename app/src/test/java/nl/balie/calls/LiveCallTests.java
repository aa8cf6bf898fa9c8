package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import nl.balie.calls.CallEffect.AnswerLine;
import nl.balie.calls.CallEffect.EnterQueue;
import nl.balie.calls.CallEffect.ReleaseAgent;
import nl.balie.calls.CallEffect.Reply;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.contacts.Fact.FallbackCause;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.TelephonyPort.EndedBy;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LiveCallTests {
    private static final int ROUNDS = 5_000;

    private final RecordedEffects effects = new RecordedEffects();
    private final LiveCall call = CallExamples.incoming(effects);

    @Test
    void theFallbackTakesNobodyWhoEntersAQueueAtThatMoment() throws InterruptedException {
        int waits = 0;
        for (int round = 0; round < ROUNDS; round++) {
            RecordedEffects done = new RecordedEffects();
            LiveCall each = CallExamples.incoming(done);
            int turns = round % 2 * 3;
            CyclicBarrier start = new CyclicBarrier(2);
            CompletableFuture<Boolean> entered = new CompletableFuture<>();
            Thread step = Thread.ofVirtual().start(() -> {
                await(start);
                if (each.lead() == Lead.FLOW) {
                    Thread.yield(); // as long as the step looks its queue up
                    entered.complete(each.enters(CallExamples.QUEUE, 0));
                } else {
                    entered.complete(false);
                }
            });
            Thread stuck = Thread.ofVirtual().start(() -> {
                await(start);
                for (int turn = 0; turn < turns; turn++) {
                    Thread.yield(); // he who comes second would always be first where both share one processor
                }
                each.leaveFlow(FallbackCause.STEP_FAILED);
            });
            step.join();
            stuck.join();
            settle(each);

            assertThat(done.has(AnswerLine.class))
                    .as("the fallback, of a caller who %s", entered.join() ? "waits" : "does not wait")
                    .isNotEqualTo(entered.join());
            assertThat(done.has(EnterQueue.class)).isEqualTo(entered.join());
            assertThat(each.lead()).isEqualTo(entered.join() ? Lead.FLOW : Lead.FALLBACK);
            waits += entered.join() ? 1 : 0;
        }
        assertThat(waits).as("both orders have been seen").isBetween(1, ROUNDS - 1);
    }

    @Test
    void whoEntersAQueueFirstIsNotTakenByTheFallback() {
        boolean waits = call.enters(CallExamples.QUEUE, 0);
        call.leaveFlow(FallbackCause.STEP_FAILED);
        settle(call);

        assertThat(waits).isTrue();
        assertThat(call.queued()).isTrue();
        assertThat(call.lead()).isEqualTo(Lead.FLOW);
        assertThat(effects.has(AnswerLine.class)).isFalse();
    }

    @Test
    void whomTheFallbackHasEntersNoQueueForHisFlow() {
        call.leaveFlow(FallbackCause.STEP_FAILED);

        assertThat(call.enters(CallExamples.QUEUE, 0)).isFalse();
        assertThat(call.lead()).isEqualTo(Lead.FALLBACK);
        assertThat(effects.has(EnterQueue.class)).isFalse();
    }

    @Test
    void aStepThatCannotEnterItsQueueIsToldWhyAndItsCallerCanFallBack() {
        effects.failOn(EnterQueue.class, new IllegalStateException("no database"));

        assertThatThrownBy(() -> call.enters(CallExamples.QUEUE, 0)).hasMessage("no database");
        call.leaveFlow(FallbackCause.STEP_FAILED);
        settle(call);

        assertThat(call.lead()).isEqualTo(Lead.FALLBACK);
        assertThat(effects.has(AnswerLine.class)).isTrue();
    }

    @Test
    void releasesAnAgentOnce() {
        talks();

        call.post(new CallEvent.PhoneHungUp(Instant.EPOCH));
        Reply second = call.ask(ask -> new CallEvent.HangUpAsked(ask, CallExamples.AGENT, Instant.EPOCH));

        assertThat(second).isEqualTo(Reply.NO);
        assertThat(effects.of(ReleaseAgent.class)).hasSize(1);
        assertThat(call.connected()).isTrue();
    }

    @Test
    void releasesAnAgentWhoIsKnownToHaveLeftBeforeHeIsKnownToHaveAnswered() {
        waits();
        call.post(new CallEvent.OfferMade(CallExamples.OFFER));
        call.post(new CallEvent.PhoneHungUp(Instant.EPOCH));
        call.post(new CallEvent.PhoneAnswered(CallExamples.OFFER.id(), Instant.EPOCH));
        settle(call);

        assertThat(effects.of(ReleaseAgent.class)).hasSize(1);
        assertThat(call.agent()).isNull();
    }

    @Test
    void holdsAnEarlierAgentsLeaveAgainstNobody() {
        waits();
        call.post(new CallEvent.PhoneHungUp(Instant.EPOCH));
        call.post(new CallEvent.OfferMade(CallExamples.OFFER));
        call.post(new CallEvent.PhoneAnswered(CallExamples.OFFER.id(), Instant.EPOCH));
        settle(call);

        assertThat(call.agent()).isEqualTo(CallExamples.AGENT);
        assertThat(effects.has(ReleaseAgent.class)).isFalse();
    }

    @Test
    void letsAStepOfTheFlowBeHeardAndOneOfAnotherFlowFindNobody() {
        Outcome heard = call.hear(() -> CompletableFuture.completedFuture(new Outcome.Done(Instant.EPOCH)))
                .join();
        call.leaveFlow(FallbackCause.ENGINE_AWAY);
        Outcome refused = call.hear(() -> CompletableFuture.failedFuture(new AssertionError("was asked for")))
                .join();

        assertThat(heard).isEqualTo(new Outcome.Done(Instant.EPOCH));
        assertThat(refused).isEqualTo(new Outcome.CallerGone());
    }

    @Test
    void tellsAStepWhatWentWrongWhenItCouldNotBeHeard() {
        CompletableFuture<Outcome> heard = call.hear(() -> {
            throw new IllegalStateException("telephony is not open");
        });

        assertThatThrownBy(heard::join).hasRootCauseMessage("telephony is not open");
    }

    @Test
    void doesAllOfACallInOrderUnderItsIds() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Map<String, String> ids = new java.util.concurrent.ConcurrentHashMap<>();
        effects.onEach(() -> ids.putAll(MDC.getCopyOfContextMap()));
        effects.onEnd(done::countDown);

        call.enters(CallExamples.QUEUE, 0);
        call.post(new CallEvent.LineEnded(EndedBy.CALLER, Instant.EPOCH));
        done.await();

        assertThat(ids)
                .containsEntry("call", call.id().value())
                .containsEntry("contact", call.contact().toString());
        assertThat(effects.all())
                .extracting(effect -> effect.getClass().getSimpleName())
                .containsExactly("PlayQueue", "EnterQueue", "Answer", "StoreEnd");
        assertThat(MDC.getCopyOfContextMap())
                .satisfiesAnyOf(
                        mine -> assertThat(mine).isNull(),
                        mine -> assertThat(mine).doesNotContainKey("contact"));
    }

    @Test
    void showsItselfToAnEngineerByIdsOnly() {
        talks();

        assertThat(call.debugState())
                .containsEntry("contact", call.contact().toString())
                .containsEntry("toestand", "Talking")
                .containsEntry("leiding", "FLOW")
                .containsEntry("agent", CallExamples.AGENT.toString());
        assertThat(List.copyOf(call.debugState().values()).toString())
                .doesNotContain(CallExamples.OFFER.agentName())
                .doesNotContain(CallExamples.NUMBER.number());
    }

    private void waits() {
        assertThat(call.enters(CallExamples.QUEUE, 0)).isTrue();
    }

    private void talks() {
        waits();
        call.post(new CallEvent.OfferMade(CallExamples.OFFER));
        call.post(new CallEvent.PhoneAnswered(CallExamples.OFFER.id(), Instant.EPOCH));
        settle(call);
    }

    /** Waits until all that was posted before has been done. */
    private static void settle(LiveCall call) {
        call.ask(ask -> new CallEvent.HangUpAsked(ask, UUID.randomUUID(), Instant.EPOCH));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
