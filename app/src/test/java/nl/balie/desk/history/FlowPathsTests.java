package nl.balie.desk.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.EventType;
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
        assertThat(paths.getFirst().places()).containsExactly("Task_Greet", "Task_Ask", "queue");
        assertThat(paths.getLast().places()).containsExactly("Task_Enter");
        assertThat(paths.getFirst().steps()).hasSize(2);
    }

    @Test
    void theAgentMovesTheQueueOn() {
        step("queue", "2", "Task_Enter");
        event(EventType.CONNECTED, Map.of());
        event(EventType.RELEASED, Map.of());
        event(EventType.ENDED, Map.of("door", "balie"));

        assertThat(FlowPaths.of(timeline).getFirst().places())
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

        assertThat(FlowPaths.of(timeline).getFirst().places())
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
                .extracting(FlowPath::places)
                .containsExactly(
                        List.of("Task_Ask", "queue", "contact-ended"),
                        List.of("Task_Enter", "agent-connected", "contact-ended"));
    }

    @Test
    void aContactWithoutAFlowHasNoPath() {
        event(EventType.ARRIVED, Map.of());
        event(EventType.CONNECTED, Map.of());

        assertThat(FlowPaths.of(timeline)).isEmpty();
    }

    private void step(String process, String instance, String element) {
        event(
                EventType.STEP,
                Map.of(
                        "stap",
                        "play-prompt",
                        "element",
                        element,
                        "proces",
                        process,
                        "versie",
                        1,
                        "instantie",
                        instance,
                        "duurMs",
                        1234));
    }

    private void event(EventType type, Map<String, Object> data) {
        timeline.add(new ContactEvent(START.plusSeconds(timeline.size()), type, data));
    }
}
