package nl.balie.callflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import nl.balie.callflows.HeatMap.Spot;
import nl.balie.flows.FlowPath;
import nl.balie.flows.FlowPath.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeatCountTests {
    private static final String MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">
              <bpmn:process id="menu">
                <bpmn:startEvent id="Start" name="Er wordt gebeld"/>
                <bpmn:serviceTask id="Task_Ask" name="Vraag"/>
                <bpmn:exclusiveGateway id="Gateway"/>
                <bpmn:serviceTask id="Task_Say"/>
                <bpmn:endEvent id="End" name="Klaar"/>
                <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Task_Ask"/>
                <bpmn:sequenceFlow id="F2" sourceRef="Task_Ask" targetRef="Gateway"/>
                <bpmn:sequenceFlow id="F3" name="toets 1" sourceRef="Gateway" targetRef="Task_Say"/>
                <bpmn:sequenceFlow id="F4" name="geen" sourceRef="Gateway" targetRef="Task_Ask"/>
                <bpmn:sequenceFlow id="F5" sourceRef="Task_Say" targetRef="End"/>
              </bpmn:process>
            </bpmn:definitions>
            """;

    private final HeatCount count = new HeatCount(MODEL);

    @Test
    void countsContactsOnceAndTimesEachTime() {
        count.add(List.of(path(null, "Task_Ask", "Task_Ask", "Task_Say")), false);
        count.add(List.of(path(null, "Task_Ask", "Task_Say")), false);

        HeatMap map = count.total();

        assertThat(map.contacts()).isEqualTo(2);
        assertThat(spot(map, "Task_Ask")).isEqualTo(new Spot("Task_Ask", "Vraag", 2, 100, 3, Duration.ofSeconds(2), 0));
        assertThat(spot(map, "F4")).isEqualTo(new Spot("F4", "geen (… → Vraag)", 1, 50, 1, null, 0));
        assertThat(spot(map, "F3").contacts()).isEqualTo(2);
        assertThat(spot(map, "End").contacts()).isEqualTo(2);
        assertThat(spot(map, "F1").name()).isEqualTo("Er wordt gebeld → Vraag");
    }

    @Test
    void theBusiestComesFirstAndNobodyIsShownToo() {
        count.add(List.of(path("Task_Ask", "Task_Ask", "contact-ended")), true);

        HeatMap map = count.total();

        assertThat(map.elements()).extracting(Spot::id).containsExactly("Start", "Task_Ask", "Task_Say", "End");
        assertThat(spot(map, "Task_Say")).isEqualTo(new Spot("Task_Say", "Task_Say", 0, 0, 0, null, 0));
        assertThat(spot(map, "Task_Say").level()).isZero();
        assertThat(spot(map, "Task_Ask").level()).isEqualTo(5);
    }

    @Test
    void whoHangsUpCountsAtHisLastPlaceUnlessHeWasHelped() {
        count.add(List.of(path("Task_Ask", "Task_Ask", "Task_Ask", "contact-ended")), true);
        count.add(List.of(path("Task_Say", "Task_Ask", "Task_Say", "contact-ended")), false);

        HeatMap map = count.total();

        assertThat(map.abandoned()).isEqualTo(1);
        assertThat(spot(map, "Task_Ask").abandoned()).isEqualTo(1);
        assertThat(spot(map, "Task_Say").abandoned()).isZero();
    }

    @Test
    void isEmptyWithoutContacts() {
        HeatMap map = count.total();

        assertThat(map.contacts()).isZero();
        assertThat(map.elements()).allMatch(spot -> spot.share() == 0 && spot.level() == 0);
    }

    private static Spot spot(HeatMap map, String id) {
        return java.util.stream.Stream.concat(map.elements().stream(), map.arrows().stream())
                .filter(spot -> spot.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Each place takes two seconds. */
    private static FlowPath path(@Nullable String left, String... places) {
        List<Place> stays = Arrays.stream(places)
                .map(place -> new Place(place, Duration.ofSeconds(2)))
                .toList();
        return new FlowPath("menu", 1, "7", List.of(), stays, left);
    }
}
