package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/** What callers hear while they wait, and where they can go, as an administrator has set it. */
class WaitingXIT extends CallTest {
    /** What comes back is left out for half a minute, maybe more than once, when the machine has too much to do. */
    private static final Duration EVEN_WHEN_BUSY = Duration.ofMinutes(3);

    private static final String OUTSIDE = "+31201234567";

    private final QueuePages queues = new QueuePages(balie);

    @Test
    @Requirement("2.3.4")
    void messagesAreHeardAtTheirMomentAndAgainAndAgain() throws Exception {
        Map<String, String> message = Map.of(
                "messages[0].after", "5",
                "messages[0].every", "6",
                "messages[0].text", "Het is druk.");
        try (AutoCloseable treatment = queues.treat("Burgerzaken", message);
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            assertThat(treatment).isNotNull();
            waitsIn(citizen, "Burgerzaken", 1);
            citizen.says(0);
            citizen.hearsSound();
            citizen.hearsSilence();
            citizen.hearsSound();
            citizen.hearsSilence();

            citizen.hangsUp();
            ended(citizen.contact(), "afgebroken");
        }
    }

    @Test
    @Requirement({"2.3.6", "2.3.7"})
    void placeAndExpectedWaitAreToldAndThePlaceMovesUp() throws Exception {
        Map<String, String> announced = Map.of("position", "true", "expected", "true", "every", "5");
        try (AutoCloseable treatment = queues.treat("Burgerzaken", announced);
                Citizen first = Citizen.calls(balie, DIRECT)) {
            assertThat(treatment).isNotNull();
            first.says(0);
            waitsIn(first, "Burgerzaken", 1);
            try (Citizen second = Citizen.calls(balie, DIRECT)) {
                String id = second.contact();
                second.says(0);
                waitsIn(second, "Burgerzaken", 1);
                Await.until("to be told place 2", () -> told(id, "plaats").contains(2));
                second.hearsSound();
                first.hangsUp();
                ended(first.contact(), "afgebroken");
                Await.until("to be told place 1", () -> told(id, "plaats").contains(1));
                for (int time = 0; time < 2; time++) {
                    int before = told(id, "minuten").size();
                    Await.until(
                            "to be told the wait again",
                            EVEN_WHEN_BUSY,
                            () -> told(id, "minuten").size() > before);
                    second.hearsSound();
                }
                second.hangsUp();
                ended(id, "afgebroken");

                assertThat(told(id, "plaats")).startsWith(2).isSortedAccordingTo((one, other) -> other - one);
                assertThat(told(id, "minuten")).isNotEmpty().isSortedAccordingTo((one, other) -> other - one);
            }
        }
    }

    @Test
    @Requirement({"2.3.9", "2.3.10"})
    void whoComesToAFullQueueHearsSoAndGoesToAnotherQueue() throws Exception {
        Map<String, String> full = Map.of(
                "fullAt", "0",
                "fullMessage", "Het is te druk. Wij verbinden u door.",
                "fullDestination", "QUEUE",
                "fullQueue", "Belastingen");
        try (AutoCloseable treatment = queues.treat("Burgerzaken", full);
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            assertThat(treatment).isNotNull();
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            waitsIn(citizen, "Belastingen", 1);
            api.awaitSteps(id, "Task_SayFull", "Task_DivertQueue", "Task_EnterQueue");
            assertThat(api.events(id, "besluit").toString()).contains("vol is vanaf 0");
            try (AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
                api.available("agent1");
                bothAreHeard(citizen, phone);
                api.unavailable("agent1");
                citizen.hangsUp();
                phone.isHungUpOn();
            }
            ended(id, "afgehandeld");
        }
    }

    @Test
    @Requirement({"2.3.11", "2.3.12"})
    void whoWaitsLongMayGoElsewhereOrStayInHisPlace() throws Exception {
        Map<String, String> longWait = Map.of(
                "longAfter", "5",
                "longMessage", "Het duurt lang. U kunt naar Belastingen.",
                "longDestination", "QUEUE",
                "longQueue", "Belastingen");
        try (AutoCloseable treatment = queues.treat("Burgerzaken", longWait);
                Citizen stays = Citizen.calls(balie, DIRECT)) {
            assertThat(treatment).isNotNull();
            String staying = stays.contact();
            waitsIn(stays, "Burgerzaken", 1);
            try (Citizen leaves = Citizen.calls(balie, DIRECT)) {
                String leaving = leaves.contact();
                waitsIn(leaves, "Burgerzaken", 1);
                leaves.says(0);
                leaves.hearsSound();
                leaves.presses('1');
                waitsIn(leaves, "Belastingen", 2);
                leaves.hangsUp();
                ended(leaving, "afgebroken");
            }
            stays.says(Citizen.TONE);
            api.awaitSteps(staying, "Task_OfferElsewhere");
            try (AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
                api.available("agent1");
                bothAreHeard(stays, phone);
                api.unavailable("agent1");
                stays.hangsUp();
                phone.isHungUpOn();
            }
            JsonNode contact = ended(staying, "afgehandeld");
            assertThat(contact.path("wachtrij").asText()).isEqualTo("Burgerzaken");
            assertThat(api.events(staying, "in-wachtrij")).hasSize(1);
        }
    }

    @Test
    @Requirement("2.3.11")
    void whoWaitsLongMayGoToANumberOutside() throws Exception {
        try (AutoCloseable treatment = queues.treat("Burgerzaken", toOutside());
                AgentPhone outside = AgentPhone.outside(balie);
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            assertThat(treatment).isNotNull();
            String id = citizen.contact();
            waitsIn(citizen, "Burgerzaken", 1);
            citizen.says(Citizen.TONE);
            citizen.hearsSound();
            citizen.presses('1');
            bothAreHeard(citizen, outside);
            outside.hangsUp();
            citizen.isHungUpOn();

            ended(id, "doorverbonden");
        }
    }

    @Test
    @Requirement("2.3.11")
    void whoFindsNobodyOutsideIsStillInHisPlace() throws Exception {
        try (AutoCloseable treatment = queues.treat("Burgerzaken", toOutside());
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            assertThat(treatment).isNotNull();
            String id = citizen.contact();
            waitsIn(citizen, "Burgerzaken", 1);
            citizen.says(Citizen.TONE);
            citizen.hearsSound();
            citizen.presses('1');
            api.awaitSteps(id, "Task_EnterQueue", "Task_EnterQueue");
            try (AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
                api.available("agent1");
                bothAreHeard(citizen, phone);
                api.unavailable("agent1");
                citizen.hangsUp();
                phone.isHungUpOn();
            }
            ended(id, "afgehandeld");
            assertThat(api.events(id, "in-wachtrij")).hasSize(1);
        }
    }

    @Test
    @Requirement("2.3.8")
    @Requirement(value = "2.4.13", part = "before a queue")
    void aTemporaryMessageIsHeardBeforeTheQueue() throws Exception {
        try (AutoCloseable treatment = queues.treat("Openbare ruimte", Map.of())) {
            assertThat(treatment).isNotNull();
            queues.extraMessage("Openbare ruimte", "Storing", "De website heeft een storing.");
            try (Citizen citizen = Citizen.calls(balie, MENU)) {
                String id = citizen.contact();
                citizen.says(0);
                citizen.presses('3');
                waitsIn(citizen, "Openbare ruimte", 1);
                citizen.hangsUp();
                ended(id, "afgebroken");

                // steps are stored a moment later; it was played to its end, which takes as long as it is
                Await.until(
                        "the message to be played to its end",
                        () -> api.events(id, "stap").stream()
                                .map(step -> step.path("gegevens"))
                                .anyMatch(step -> step.path("element").asText().equals("Task_SayExtra")
                                        && step.path("duurMs").asInt() > 1000));
            }
        }
    }

    private static Map<String, String> toOutside() {
        return Map.of(
                "longAfter", "5",
                "longMessage", "Het duurt lang. U kunt de provincie bellen.",
                "longDestination", "EXTERNAL",
                "longNumber", OUTSIDE);
    }

    private void waitsIn(Citizen citizen, String queue, int times) {
        assertThat(api.awaitEvent(citizen.contact(), "in-wachtrij", times)
                        .path("gegevens")
                        .path("wachtrij")
                        .asText())
                .isEqualTo(queue);
    }

    private List<Integer> told(String contact, String what) {
        return api.events(contact, "wachtmelding").stream()
                .map(event -> event.path("gegevens").path(what))
                .filter(JsonNode::isInt)
                .map(JsonNode::asInt)
                .toList();
    }
}
