package nl.balie.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.EventType;
import nl.balie.flows.FlowPath.Place;
import nl.balie.processes.PathFinder;
import org.junit.jupiter.api.Test;

class FlowPathsTests {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

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
        event(EventType.CONNECTED, Map.of());
        event(EventType.RELEASED, Map.of());
        event(EventType.ENDED, Map.of("door", "balie"));

        assertThat(FlowPaths.of(timeline).getFirst().placeNames())
                .containsExactly("Task_Enter", "agent-connected", "contact-released");
    }

    @Test
    void aCallerWhoIsPutBackWaitsOnceMore() {
        step("queue", "2", "Task_Enter");
        event(EventType.CONNECTED, Map.of());
        event(EventType.REQUEUED, Map.of("agent", "Fatima", "wachtrij", "Belastingen", "voorrang", false));
        event(EventType.RELEASED, Map.of());
        event(EventType.CONNECTED, Map.of());
        event(EventType.RELEASED, Map.of());
        event(EventType.ENDED, Map.of("door", "balie"));

        assertThat(FlowPaths.of(timeline).getFirst().placeNames())
                .containsExactly(
                        "Task_Enter", "agent-connected", "contact-requeued", "agent-connected", "contact-released");
    }

    @Test
    void aCallerWhoHangsUpEndsEachProcess() {
        step("menu", "1", "Task_Ask");
        step("queue", "2", "Task_Enter");
        event(EventType.CONNECTED, Map.of());
        event(EventType.ENDED, Map.of("door", "beller"));
        event(EventType.RELEASED, Map.of());

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
        event(EventType.ENDED, Map.of("door", "beller"));

        assertThat(FlowPaths.of(timeline))
                .extracting(path -> path.whereLeft().orElse("nowhere"))
                .containsExactly("queue", "warning", "Task_Warn");
    }

    @Test
    void aProcessThatIsOverIsNotLeft() {
        step("menu", "1", "Task_Ask");
        step("queue", "2", "Task_Enter");
        step("menu", "1", "Task_Thank");
        event(EventType.ENDED, Map.of("door", "beller"));

        List<FlowPath> paths = FlowPaths.of(timeline);

        assertThat(paths.getFirst().whereLeft()).contains("Task_Thank");
        assertThat(paths.getLast().whereLeft()).isEmpty();
        assertThat(paths.getLast().placeNames()).containsExactly("Task_Enter");
    }

    @Test
    void anEndByAnybodyElseIsNoLeave() {
        step("queue", "2", "Task_Enter");
        event(EventType.ENDED, Map.of("door", "storing"));

        assertThat(FlowPaths.of(timeline).getFirst().whereLeft()).isEmpty();
        assertThat(FlowPaths.of(timeline).getFirst().placeNames()).containsExactly("Task_Enter", "contact-ended");
    }

    @Test
    void eachPlaceTellsHowLongItWasStayedAt() {
        step("menu", "1", "Task_Ask"); // until second 0
        timeline.add(step(2, "queue", "2", "Task_Enter", 500, false)); // from 1.5 until 2
        timeline.add(new ContactEvent(START.plusSeconds(12), EventType.CONNECTED, Map.of()));
        timeline.add(step(60, "menu", "1", "Task_Thank", 3_000, false)); // from 57
        timeline.add(step(60, "menu", "1", "Task_Survey", 4_000, true)); // until 64
        timeline.add(new ContactEvent(START.plusSeconds(64), EventType.ENDED, Map.of("door", "beller")));

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
        Map<String, Object> failed = new HashMap<>(done.data());
        failed.put("mislukt", "er is geen wachtrij");
        timeline.add(new ContactEvent(done.at(), EventType.STEP, failed));
        step("menu", "1", "Task_Sorry");

        assertThat(FlowPaths.of(timeline).getFirst().placeNames())
                .containsExactly("Task_Route", "failure of Task_Route", "Task_Sorry");
    }

    @Test
    void whoFollowsTheFallbackIsLedByNoProcessAnyMore() {
        step("menu", "1", "Task_Ask");
        step("menu", "1", "Task_FollowFallback");
        Map<String, Object> followed = new HashMap<>(timeline.removeLast().data());
        followed.put("stap", "follow-fallback");
        event(EventType.STEP, followed);
        event(EventType.CONNECTED, Map.of());
        event(EventType.ENDED, Map.of("door", "beller"));

        FlowPath path = FlowPaths.of(timeline).getFirst();
        assertThat(path.placeNames()).containsExactly("Task_Ask", "Task_FollowFallback");
        assertThat(path.whereLeft()).contains("Task_FollowFallback");
    }

    @Test
    void whatACallflowCallsBeforeItsOwnFirstStepIsCalledByIt() {
        event(EventType.FLOW_STARTED, Map.of("callflow", "waterstad-menu", "versie", 1));
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
        event(EventType.FLOW_STARTED, Map.of("callflow", "waterstad-klein", "versie", 1));
        step("balie-goodbye", "3", "Task_AskSurvey");
        ContactEvent disconnected = step(9, "balie-goodbye", "3", "Task_DisconnectCall", 10, false);
        Map<String, Object> data = new HashMap<>(disconnected.data());
        data.put("stap", "disconnect-call");
        timeline.add(new ContactEvent(disconnected.at(), EventType.STEP, data));

        FlowPath path = FlowPaths.of(timeline).getFirst();

        assertThat(path.processId()).isEqualTo("waterstad-klein");
        assertThat(path.placeNames()).containsExactly("balie-reception", "balie-goodbye", PathFinder.BACK);
        assertThat(path.steps()).isEmpty();
    }

    @Test
    void whoHangsUpInTheReceptionLeavesTheCallflowThere() {
        event(EventType.FLOW_STARTED, Map.of("callflow", "waterstad-klein", "versie", 1));
        step("balie-reception", "2", "Task_SayGreeting");
        event(EventType.ENDED, Map.of("door", "beller"));

        assertThat(FlowPaths.of(timeline))
                .extracting(path -> path.whereLeft().orElse("nowhere"))
                .containsExactly("balie-reception", "Task_SayGreeting");
    }

    @Test
    void aContactWithoutAFlowHasNoPath() {
        event(EventType.ARRIVED, Map.of());
        event(EventType.CONNECTED, Map.of());

        assertThat(FlowPaths.of(timeline)).isEmpty();
    }

    private void step(String process, String instance, String element) {
        timeline.add(step(timeline.size(), process, instance, element, 1_234, false));
    }

    private static ContactEvent step(
            long second, String process, String instance, String element, int millis, boolean brokenOff) {
        Map<String, Object> data = Map.of(
                "stap", "play-prompt",
                "element", element,
                "proces", process,
                "versie", 1,
                "instantie", instance,
                "duurMs", millis,
                "onderbroken", brokenOff);
        return new ContactEvent(START.plusSeconds(second), EventType.STEP, data);
    }

    private void event(EventType type, Map<String, Object> data) {
        timeline.add(new ContactEvent(START.plusSeconds(timeline.size()), type, data));
    }
}
