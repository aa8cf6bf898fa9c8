package nl.balie.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.balie.contacts.Contact;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Result;
import nl.balie.flows.FlowPath.Place;
import nl.balie.processes.PathFinder;
import org.junit.jupiter.api.Test;

class FlowPathsTests {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private static final UUID AGENT = UUID.randomUUID();
    private static final UUID QUEUE = UUID.randomUUID();

    private final List<ContactEvent> timeline = new ArrayList<>();

    @Test
    void eachProcessIsAPathOfItsOwnInTheOrderOfArrival() {
        step("menu", "1", "Task_Greet");
        step("menu", "1", "Task_Ask");
        step("queue", "2", "Task_Enter");

        List<FlowPath> paths = FlowPaths.of(timeline);

        assertThat(paths).extracting(FlowPath::processId).containsExactly("menu", "queue");
        assertThat(paths.getFirst().placeNames()).containsExactly("Task_Greet", "Task_Ask", "queue");
        assertThat(paths.getLast().placeNames()).containsExactly("Task_Enter");
        assertThat(paths.getFirst().steps()).hasSize(2);
    }

    @Test
    void theAgentMovesTheQueueOn() {
        step("queue", "2", "Task_Enter");
        event(new Fact.Connected(AGENT));
        event(new Fact.Released(Duration.ZERO));
        event(new Fact.Ended(Result.HANDLED, EndCause.BALIE));

        assertThat(FlowPaths.of(timeline).getFirst().placeNames())
                .containsExactly("Task_Enter", "agent-connected", "contact-released");
    }

    @Test
    void aCallerWhoIsPutBackWaitsOnceMore() {
        step("queue", "2", "Task_Enter");
        event(new Fact.Connected(AGENT));
        event(new Fact.Requeued(AGENT, QUEUE, false));
        event(new Fact.Released(Duration.ZERO));
        event(new Fact.Connected(AGENT));
        event(new Fact.Released(Duration.ZERO));
        event(new Fact.Ended(Result.HANDLED, EndCause.BALIE));

        assertThat(FlowPaths.of(timeline).getFirst().placeNames())
                .containsExactly(
                        "Task_Enter", "agent-connected", "contact-requeued", "agent-connected", "contact-released");
    }

    @Test
    void aCallerWhoHangsUpEndsEachProcess() {
        step("menu", "1", "Task_Ask");
        step("queue", "2", "Task_Enter");
        event(new Fact.Connected(AGENT));
        event(new Fact.Ended(Result.HANDLED, EndCause.CALLER));
        event(new Fact.Released(Duration.ZERO));

        assertThat(FlowPaths.of(timeline))
                .extracting(FlowPath::placeNames)
                .containsExactly(
                        List.of("Task_Ask", "queue", "contact-ended"),
                        List.of("Task_Enter", "agent-connected", "contact-ended"));
    }

    @Test
    void whoHangsUpLeavesTheProcessThatHeIsInAndEachThatWaitsForIt() {
        step("menu", "1", "Task_Ask");
        step("queue", "2", "Task_Enter");
        step("warning", "3", "Task_Warn");
        event(new Fact.Ended(Result.HANDLED, EndCause.CALLER));

        assertThat(FlowPaths.of(timeline))
                .extracting(path -> path.whereLeft().orElse("nowhere"))
                .containsExactly("queue", "warning", "Task_Warn");
    }

    @Test
    void aProcessThatIsOverIsNotLeft() {
        step("menu", "1", "Task_Ask");
        step("queue", "2", "Task_Enter");
        step("menu", "1", "Task_Thank");
        event(new Fact.Ended(Result.HANDLED, EndCause.CALLER));

        List<FlowPath> paths = FlowPaths.of(timeline);

        assertThat(paths.getFirst().whereLeft()).contains("Task_Thank");
        assertThat(paths.getLast().whereLeft()).isEmpty();
        assertThat(paths.getLast().placeNames()).containsExactly("Task_Enter");
    }

    @Test
    void anEndByAnybodyElseIsNoLeave() {
        step("queue", "2", "Task_Enter");
        event(new Fact.Ended(Result.HANDLED, EndCause.FAILURE));

        assertThat(FlowPaths.of(timeline).getFirst().whereLeft()).isEmpty();
        assertThat(FlowPaths.of(timeline).getFirst().placeNames()).containsExactly("Task_Enter", "contact-ended");
    }

    @Test
    void eachPlaceTellsHowLongItWasStayedAt() {
        step("menu", "1", "Task_Ask"); // until second 0
        timeline.add(step(2, "queue", "2", "Task_Enter", 500, false)); // from 1.5 until 2
        timeline.add(new ContactEvent(START.plusSeconds(12), new Fact.Connected(AGENT)));
        timeline.add(step(60, "menu", "1", "Task_Thank", 3_000, false)); // from 57
        timeline.add(step(60, "menu", "1", "Task_Survey", 4_000, true)); // until 64
        timeline.add(new ContactEvent(START.plusSeconds(64), new Fact.Ended(Result.HANDLED, EndCause.CALLER)));

        List<FlowPath> paths = FlowPaths.of(timeline);

        assertThat(paths.getFirst().places())
                .containsExactly(
                        new Place("Task_Ask", Duration.ofMillis(1_234)),
                        new Place("queue", Duration.ofMillis(55_500)),
                        new Place("Task_Thank", Duration.ofSeconds(3)),
                        new Place("Task_Survey", Duration.ofSeconds(4)),
                        new Place("contact-ended", Duration.ZERO));
        assertThat(paths.getLast().places())
                .containsExactly(
                        new Place("Task_Enter", Duration.ofMillis(500)),
                        new Place("agent-connected", Duration.ofSeconds(10)));
    }

    @Test
    void aStepThatFailedIsFollowedByThePlaceForThat() {
        ContactEvent done = step(0, "menu", "1", "Task_Route", 10, false);
        timeline.add(new ContactEvent(
                done.at(),
                new Fact.Step(
                        "play-prompt",
                        "Task_Route",
                        "menu",
                        1,
                        1,
                        Duration.ofMillis(10),
                        false,
                        "er is geen wachtrij")));
        step("menu", "1", "Task_Sorry");

        assertThat(FlowPaths.of(timeline).getFirst().placeNames())
                .containsExactly("Task_Route", "failure of Task_Route", "Task_Sorry");
    }

    @Test
    void whoFollowsTheFallbackIsLedByNoProcessAnyMore() {
        step("menu", "1", "Task_Ask");
        event(new Fact.Step(
                "follow-fallback", "Task_FollowFallback", "menu", 1, 1, Duration.ofMillis(1_234), false, null));
        event(new Fact.Connected(AGENT));
        event(new Fact.Ended(Result.HANDLED, EndCause.CALLER));

        FlowPath path = FlowPaths.of(timeline).getFirst();
        assertThat(path.placeNames()).containsExactly("Task_Ask", "Task_FollowFallback");
        assertThat(path.whereLeft()).contains("Task_FollowFallback");
    }

    @Test
    void whatACallflowCallsBeforeItsOwnFirstStepIsCalledByIt() {
        event(new Fact.FlowStarted("waterstad-menu", 1));
        step("balie-reception", "2", "Task_AnswerCall");
        step("waterstad-menu", "1", "Task_Ask");
        step("balie-goodbye", "3", "Task_DisconnectCall");

        List<FlowPath> paths = FlowPaths.of(timeline);

        assertThat(paths)
                .extracting(FlowPath::processId, FlowPath::instance)
                .containsExactly(
                        tuple("waterstad-menu", "1"), tuple("balie-reception", "2"), tuple("balie-goodbye", "3"));
        assertThat(paths.getFirst().placeNames()).containsExactly("balie-reception", "Task_Ask", "balie-goodbye");
    }

    @Test
    void aCallflowThatOnlyCallsOthersHasAPathToo() {
        step("balie-reception", "2", "Task_AnswerCall");
        event(new Fact.FlowStarted("waterstad-klein", 1));
        step("balie-goodbye", "3", "Task_AskSurvey");
        timeline.add(new ContactEvent(
                START.plusSeconds(9),
                new Fact.Step(
                        "disconnect-call",
                        "Task_DisconnectCall",
                        "balie-goodbye",
                        1,
                        3,
                        Duration.ofMillis(10),
                        false,
                        null)));

        FlowPath path = FlowPaths.of(timeline).getFirst();

        assertThat(path.processId()).isEqualTo("waterstad-klein");
        assertThat(path.placeNames()).containsExactly("balie-reception", "balie-goodbye", PathFinder.BACK);
        assertThat(path.steps()).isEmpty();
    }

    @Test
    void whoHangsUpInTheReceptionLeavesTheCallflowThere() {
        event(new Fact.FlowStarted("waterstad-klein", 1));
        step("balie-reception", "2", "Task_SayGreeting");
        event(new Fact.Ended(Result.ABANDONED, EndCause.CALLER));

        assertThat(FlowPaths.of(timeline))
                .extracting(path -> path.whereLeft().orElse("nowhere"))
                .containsExactly("balie-reception", "Task_SayGreeting");
    }

    @Test
    void aContactWithoutAFlowHasNoPath() {
        event(new Fact.Arrived("+31990001000", Contact.Origin.EXTERNAL, null));
        event(new Fact.Connected(AGENT));

        assertThat(FlowPaths.of(timeline)).isEmpty();
    }

    private void step(String process, String instance, String element) {
        timeline.add(step(timeline.size(), process, instance, element, 1_234, false));
    }

    private static ContactEvent step(
            long second, String process, String instance, String element, int millis, boolean brokenOff) {
        return new ContactEvent(
                START.plusSeconds(second),
                new Fact.Step(
                        "play-prompt",
                        element,
                        process,
                        1,
                        Long.parseLong(instance),
                        Duration.ofMillis(millis),
                        brokenOff,
                        null));
    }

    private void event(Fact fact) {
        timeline.add(new ContactEvent(START.plusSeconds(timeline.size()), fact));
    }
}
