package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.balie.callbacks.Callback;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.Fact.FallbackCause;
import nl.balie.telephony.CallId;
import org.junit.jupiter.api.Test;

/** Each organisation's share of the engine: {@code balie.engine.flows-per-organisation}. */
class LiveCallsTests {
    private static final String US = "waterstad";

    private final LiveCalls calls = new LiveCalls();
    private final RecordedEffects effects = new RecordedEffects();

    @Test
    void callersInAFlowCountFromTheirArrivalOn() {
        arrives(US, 1);
        arrives(US, 2);
        assertThat(calls.hasMoreFlows(US, 2)).isFalse();

        arrives(US, 3);

        assertThat(calls.hasMoreFlows(US, 2)).isTrue();
    }

    @Test
    void whoseFallbackTookHimWithoutAFlowDoesNotCount() {
        for (int number = 0; number < 3; number++) {
            arrives(US, number).leaveFlow(FallbackCause.ENGINE_AWAY);
        }
        calls.all().forEach(LiveCallsTests::settle);

        arrives(US, 3);

        assertThat(calls.hasMoreFlows(US, 1)).isFalse();
    }

    @Test
    void whoseFlowStandsStillCountsUntilHeHasGone() {
        LiveCall stuck = arrives(US, 1);
        stuck.markFlowRuns();
        stuck.leaveFlow(FallbackCause.STEP_FAILED);
        settle(stuck);
        assertThat(calls.hasMoreFlows(US, 0)).isTrue();

        calls.remove(stuck.id());

        assertThat(calls.hasMoreFlows(US, 0)).isFalse();
    }

    @Test
    void othersAndCallsThatAgentsMakeDoNotCount() {
        arrives("heuvelrade", 1);
        calls.add(LiveCall.callingBack(
                new CallId("2"),
                new CallState.AgentRung(
                        CallExamples.OFFER, new Errand.Wish(CallExamples.callback(Callback.Kind.values()[0])), false),
                effects));

        assertThat(calls.hasMoreFlows(US, 0)).isFalse();
    }

    private LiveCall arrives(String organisation, int number) {
        LiveCall call = LiveCall.incoming(
                new CallId(organisation + number),
                organisation,
                UUID.randomUUID(),
                CallExamples.NUMBER,
                Origin.EXTERNAL,
                effects);
        calls.add(call);
        return call;
    }

    /** What was posted before has happened when this has. */
    private static void settle(LiveCall call) {
        call.tell(new CallEvent.MessageOver());
    }
}
