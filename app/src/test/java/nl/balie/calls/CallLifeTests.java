package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.balie.acd.OfferOutcome;
import nl.balie.callbacks.Callback;
import nl.balie.calls.CallEffect.AnswerLine;
import nl.balie.calls.CallEffect.EnterNumbersQueue;
import nl.balie.calls.CallEffect.GiveBack;
import nl.balie.calls.CallEffect.HangUp;
import nl.balie.calls.CallEffect.NotTaken;
import nl.balie.calls.CallEffect.NoteFallback;
import nl.balie.calls.CallEffect.PlayHoldMusic;
import nl.balie.calls.CallEffect.ReleasePhone;
import nl.balie.calls.CallEffect.RingAgent;
import nl.balie.calls.CallEffect.SayGoodbye;
import nl.balie.calls.CallEffect.SayMissed;
import nl.balie.calls.CallEffect.StoreEnd;
import nl.balie.calls.CallEffect.StoreMissed;
import nl.balie.calls.CallEffect.StoreReached;
import nl.balie.calls.CallEffect.StoreSpoken;
import nl.balie.calls.CallState.Led;
import nl.balie.calls.CallState.Waiting;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Fact.FallbackCause;
import nl.balie.contacts.Result;
import nl.balie.numbers.Fallback;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.TelephonyPort.EndedBy;
import org.junit.jupiter.api.Test;

class CallLifeTests {
    private static final Instant AT = Instant.EPOCH;
    private static final UUID LEG = UUID.randomUUID();
    private static final Errand CALLBACK = new Errand.Wish(CallExamples.callback(Callback.Kind.VIRTUAL_HOLD));
    private static final Led LED = new Led(Story.BEGINNING, null);
    private static final CallState AGENT_RUNG = new CallState.AgentRung(CallExamples.OFFER, CALLBACK, false);

    @Test
    void whoLeavesBeforeAnybodySpokeWithHimHasGivenUp() {
        assertThat(result(LED, EndedBy.CALLER)).isEqualTo(Result.ABANDONED);
        assertThat(result(new Waiting(Story.BEGINNING, Lead.FLOW), EndedBy.MEDIA_LOST))
                .isEqualTo(Result.ABANDONED);
    }

    @Test
    void aCallThatBalieEndsHadNoAgentOrItsFallback() {
        CallState fallback = after(LED, new CallEvent.FlowLeft(LEG, FallbackCause.STEP_FAILED))
                .state();

        assertThat(result(LED, EndedBy.BALIE)).isEqualTo(Result.NO_AGENT);
        assertThat(result(fallback, EndedBy.BALIE)).isEqualTo(Result.FALLBACK);
        assertThat(result(LED, EndedBy.FAILURE)).isEqualTo(Result.FAILED);
    }

    @Test
    void whatWasSettledCountsUnlessSomebodySpokeWithTheCaller() {
        CallState closed = after(LED, new CallEvent.FoundClosed()).state();
        CallState message =
                after(closed, new CallEvent.Settled(Result.VOICEMAIL)).state();
        CallState spoken = after(new Led(Story.BEGINNING.handled(), AT), new CallEvent.Settled(Result.VOICEMAIL))
                .state();

        assertThat(result(closed, EndedBy.BALIE)).isEqualTo(Result.CLOSED);
        assertThat(result(message, EndedBy.CALLER)).isEqualTo(Result.VOICEMAIL);
        assertThat(result(spoken, EndedBy.BALIE)).isEqualTo(Result.HANDLED);
    }

    @Test
    void theEndIsStoredOnceTheCallersMessageIsKept() {
        CallStep gone = after(LED, new CallEvent.MessageBegan(), new CallEvent.LineEnded(EndedBy.CALLER, AT));
        CallStep kept = after(gone.state(), new CallEvent.Settled(Result.VOICEMAIL), new CallEvent.MessageOver());

        assertThat(gone.effects()).isEmpty();
        assertThat(kept.effects()).containsExactly(new StoreEnd(Result.VOICEMAIL, EndedBy.CALLER, AT, true));
    }

    @Test
    void aFlowThatLeadsNobodyAnyMoreHearsOfTheEndWhenItRuns() {
        CallEvent left = new CallEvent.FlowLeft(LEG, FallbackCause.STEP_FAILED);
        CallEvent ended = new CallEvent.LineEnded(EndedBy.CALLER, AT);

        assertThat(after(LED, left, ended).effects())
                .containsExactly(new StoreEnd(Result.ABANDONED, EndedBy.CALLER, AT, false));
        assertThat(after(LED, new CallEvent.FlowStarted(), left, ended).effects())
                .containsExactly(new StoreEnd(Result.ABANDONED, EndedBy.CALLER, AT, true));
    }

    @Test
    void theFallbackEntersTheNumbersQueueAndIsSorryWhenItCannot() {
        CallStep left = after(LED, new CallEvent.FlowLeft(LEG, FallbackCause.STEP_FAILED));
        CallStep answered = after(left.state(), new CallEvent.LineAnswered(Fallback.QUEUE, null));

        assertThat(left.effects()).containsExactly(new AnswerLine(), new NoteFallback(FallbackCause.STEP_FAILED));
        assertThat(answered.effects()).containsExactly(new EnterNumbersQueue());
        assertThat(after(answered.state(), new CallEvent.QueueEntered(0)).state())
                .isEqualTo(new Waiting(Story.BEGINNING, Lead.FALLBACK));
        assertThat(after(answered.state(), new CallEvent.QueueRefused(0)).effects())
                .containsExactly(new SayGoodbye(false));
    }

    @Test
    void whomNobodyLeadsFollowsTheFallbackAndIsHungUpOnWhenThatLeadsHimNowhere() {
        CallStep left = after(LED, new CallEvent.NobodyLeads(LEG));
        CallState hears = after(LED, new CallEvent.HearingAsked(1)).state();
        CallState waits = new Waiting(Story.BEGINNING, Lead.FLOW);

        assertThat(left.effects()).containsExactly(new AnswerLine(), new NoteFallback(FallbackCause.ENGINE_AWAY));
        assertThat(after(left.state(), new CallEvent.NobodyLeads(LEG)).effects())
                .containsExactly(new HangUp());
        assertThat(after(hears, new CallEvent.NobodyLeads(LEG)).effects()).isEmpty();
        assertThat(after(waits, new CallEvent.NobodyLeads(LEG))).isEqualTo(CallStep.of(waits));
    }

    @Test
    void whoHasSpokenWithAnAgentIsHungUpOnWhenHisFlowStops() {
        CallStep left =
                after(new Led(Story.BEGINNING.handled(), AT), new CallEvent.FlowLeft(LEG, FallbackCause.STEP_FAILED));

        assertThat(left.effects()).containsExactly(new HangUp());
        assertThat(result(left.state(), EndedBy.BALIE)).isEqualTo(Result.HANDLED);
    }

    @Test
    void aCallerHearsMusicBetweenTwoStepsWhileTheEngineIsAway() {
        CallState hears = after(LED, new CallEvent.HearingAsked(1)).state();

        assertThat(after(LED, new CallEvent.EngineLost()).effects()).containsExactly(new PlayHoldMusic());
        assertThat(after(hears, new CallEvent.EngineLost()).effects()).isEmpty();
        assertThat(after(hears, new CallEvent.StepHeard(true)).effects()).containsExactly(new PlayHoldMusic());
        assertThat(after(hears, new CallEvent.StepHeard(false)).effects()).isEmpty();
    }

    @Test
    void aGuardCountsForTheLeaveThatItWasSetFor() {
        Led left = new Led(Story.BEGINNING.handled(), AT);

        assertThat(after(left, new CallEvent.ReleaseGuardRanOut(AT)).effects()).containsExactly(new HangUp());
        assertThat(after(left, new CallEvent.ReleaseGuardRanOut(AT.minusSeconds(1)))
                        .effects())
                .isEmpty();
        assertThat(after(left, new CallEvent.StepTookOver(), new CallEvent.ReleaseGuardRanOut(AT))
                        .effects())
                .isEmpty();
    }

    @Test
    void anOfferRingsAgainWhenThePhoneOfTheOneBeforeItAnsweredInItsPlace() {
        var next = CallExamples.offer(UUID.randomUUID());
        CallStep answered = after(
                new Waiting(Story.BEGINNING, Lead.FLOW),
                new CallEvent.OfferMade(CallExamples.OFFER),
                new CallEvent.OfferMade(next),
                new CallEvent.PhoneAnswered(CallExamples.OFFER.id(), AT));

        assertThat(answered.effects()).containsExactly(new ReleasePhone(), new RingAgent(next));
    }

    @Test
    void anAgentWhoIsCalledForACustomerMayNotAnswer() {
        assertThat(after(
                                AGENT_RUNG,
                                new CallEvent.LineEnded(EndedBy.CALLER, AT),
                                new CallEvent.PhoneRefused(CallExamples.OFFER.id(), Reason.DECLINED))
                        .effects())
                .containsExactly(new NotTaken(CallExamples.OFFER, CALLBACK, OfferOutcome.DECLINED));
    }

    @Test
    void anAgentWhoLeavesBeforeTheCustomerAnswersGivesTheCallbackBack() {
        assertThat(after(AGENT_RUNG, new CallEvent.OfferAccepted(), new CallEvent.LineEnded(EndedBy.CALLER, AT))
                        .effects())
                .containsExactly(new GiveBack(CallExamples.OFFER, CALLBACK));
    }

    @Test
    void anAgentIsToldThatTheCustomerDidNotAnswerAndIsHungUpOn() {
        CallStep missed = after(
                AGENT_RUNG, new CallEvent.OfferAccepted(), new CallEvent.PhoneRefused(CALLBACK.id(), Reason.NO_ANSWER));

        assertThat(missed.effects())
                .containsExactly(
                        new StoreMissed(CallExamples.OFFER, CALLBACK, Reason.NO_ANSWER),
                        new SayMissed(CallExamples.OFFER, CALLBACK, Reason.NO_ANSWER));
        assertThat(after(missed.state(), new CallEvent.GoodbyeSaid()).effects()).containsExactly(new HangUp());
    }

    @Test
    void aCustomerWhoHangsUpAtOnceHasSpokenWithTheAgent() {
        CallStep answered = after(
                AGENT_RUNG,
                new CallEvent.OfferAccepted(),
                new CallEvent.PhoneHungUp(AT),
                new CallEvent.PhoneAnswered(CALLBACK.id(), AT));

        assertThat(answered.effects())
                .containsExactly(
                        new StoreReached(CallExamples.OFFER, CALLBACK, AT),
                        new StoreSpoken(CallExamples.OFFER, CALLBACK, EndCause.CUSTOMER, AT),
                        new HangUp());
    }

    /** The last step of these events. */
    private static CallStep after(CallState state, CallEvent... events) {
        CallStep step = new CallStep(state, List.of());
        for (CallEvent event : events) {
            step = CallLife.next(step.state(), event);
        }
        return step;
    }

    private static Result result(CallState last, EndedBy by) {
        return after(last, new CallEvent.LineEnded(by, AT)).effects().stream()
                .filter(StoreEnd.class::isInstance)
                .map(effect -> ((StoreEnd) effect).result())
                .findFirst()
                .orElseThrow();
    }
}
