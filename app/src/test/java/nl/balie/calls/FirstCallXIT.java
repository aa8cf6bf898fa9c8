package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/** The first call: from a citizen's phone through a callflow to an agent, all seen from outside. */
class FirstCallXIT extends CallTest {
    @Test
    @Requirement("2.2.17")
    @Requirement(
            value = {"2.2.2", "2.2.13", "2.3.1"},
            part = "telephone")
    void aCallToTheDirectNumberReachesAnAgentAndBothHearEachOther() {
        Instant began = Instant.now();
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            api.awaitEvent(id, "in-wachtrij");
            api.available("agent1");
            bothAreHeard(citizen, phone);
            assertThat(phone.display()).contains("Burgerzaken");
            api.awaitActivity("agent1", "in-gesprek");
            assertThat(Administrator.of(balie, "platform").get("/actuator/telefonie"))
                    .containsPattern("\\{[^}]*" + id + "[^}]*\"toestand\":\"Talking\",\"leiding\":\"FLOW\"")
                    .doesNotContain(Citizen.NUMBER);
            citizen.hangsUp();
            phone.isHungUpOn();

            JsonNode contact = ended(id, "afgehandeld");
            assertThat(api.contacts().getFirst().path("id").asText()).isEqualTo(id);
            assertThat(contact.path("kanaal").asText()).isEqualTo("telefoon");
            assertThat(contact.path("van").asText()).isEqualTo(Citizen.NUMBER);
            assertThat(contact.path("naar").asText()).isEqualTo(DIRECT);
            assertThat(contact.path("wachtrij").asText()).isEqualTo("Burgerzaken");
            assertThat(contact.path("skillgroep").asText()).isEqualTo("Team Burgerzaken");
            assertThat(contact.path("agent").asText()).isEqualTo("agent1");
            assertThat(List.of(
                            began,
                            time(contact, "begonnenOp"),
                            time(contact, "inWachtrijOp"),
                            time(contact, "beantwoordOp"),
                            time(contact, "beeindigdOp"),
                            Instant.now()))
                    .isSorted();
            assertThat(texts(contact.path("redenen")))
                    .anyMatch(reason -> reason.contains("Burgerzaken"))
                    .anyMatch(reason -> reason.contains(DIRECT) || reason.contains("nummer"))
                    .anyMatch(reason -> reason.contains("Fatima El Amrani"));
            assertThat(kinds(contact))
                    .startsWith("aangekomen")
                    .containsSubsequence(
                            "besluit", "in-wachtrij", "aangeboden", "telefoon-rinkelt", "verbonden", "beeindigd");
        }
    }

    @Test
    @Requirement({"2.3.3", "2.4.1"})
    @Requirement(value = "2.2.13", part = "telephone")
    @Requirement(value = "2.4.2", part = "to a queue")
    void aKeyInTheVoiceStreamChoosesTheQueue() {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, MENU)) {
            api.available("agent1");
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            citizen.presses('1');
            bothAreHeard(citizen, phone);
            phone.hangsUp();
            citizen.isHungUpOn();

            JsonNode contact = ended(id, "afgehandeld");
            assertThat(contact.path("wachtrij").asText()).isEqualTo("Burgerzaken");
            assertThat(api.events(id, "toets"))
                    .singleElement()
                    .satisfies(
                            key -> assertThat(key.path("gegevens").path("toets").asText())
                                    .isEqualTo("1"));
            assertThat(texts(contact.path("redenen"))).anyMatch(reason -> reason.contains("Keuze 1"));
        }
    }

    @Test
    @Requirement(value = "2.4.2", part = "to a queue")
    void aKeyBySipInfoChoosesTheQueue() {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent2");
                Citizen citizen = Citizen.calls(balie, MENU)) {
            api.available("agent2");
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            citizen.presses1ByInfo();
            bothAreHeard(citizen, phone);
            citizen.hangsUp();
            phone.isHungUpOn();

            JsonNode contact = ended(id, "afgehandeld");
            assertThat(contact.path("agent").asText()).isEqualTo("agent2");
            assertThat(contact.path("wachtrij").asText()).isEqualTo("Burgerzaken");
            assertThat(api.events(id, "toets")).hasSize(1);
        }
    }

    @Test
    @Requirement(value = "2.4.6", part = "in a menu")
    void aKeyDuringTheMenuActsBeforeItsEnd() {
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            api.awaitSteps(id, "Task_SayGreeting");
            citizen.presses('1');
            JsonNode queued = api.awaitEvent(id, "in-wachtrij");
            api.awaitSteps(id, "Task_AskMenu");
            JsonNode menu = api.events(id, "stap").stream()
                    .filter(step ->
                            step.path("gegevens").path("element").asText().equals("Task_AskMenu"))
                    .findFirst()
                    .orElseThrow();
            citizen.hangsUp();

            // 24 words and five seconds to choose cannot be over within five
            assertThat(menu.path("gegevens").path("duurMs").asLong()).isLessThan(5_000);
            assertThat(Duration.between(time(menu, "op"), time(queued, "op"))).isLessThan(Duration.ofSeconds(5));
            ended(id, "afgebroken");
        }
    }

    @Test
    @Requirement(
            value = {"2.2.27", "2.2.28"},
            part = "telephone")
    void afterTheCallTheAgentWrapsUpAndIsFreeAgainByItself() {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent4");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            api.available("agent4");
            String first = citizen.contact();
            citizen.says(Citizen.TONE);
            phone.says(AgentPhone.TONE);
            citizen.hears(AgentPhone.TONE);
            try (Citizen next = Citizen.calls(balie, DIRECT)) {
                String waiting = next.contact();
                next.says(0);
                api.awaitEvent(waiting, "in-wachtrij");
                citizen.hangsUp();
                phone.isHungUpOn();
                ended(first, "afgehandeld");
                JsonNode offered = api.awaitEvent(waiting, "aangeboden");

                // he waited all the time, and was offered as soon as the three seconds of wrap-up were over
                assertThat(api.events(waiting, "aangeboden")).hasSize(1);
                assertThat(offered.path("gegevens").path("agent").textValue()).isEqualTo("Ravi Ramdin");
                assertThat(Duration.between(time(api.contact(first), "beeindigdOp"), time(offered, "op")))
                        .isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(30));
                api.signOut("agent4");
                next.hangsUp();
                ended(waiting, "afgebroken");
            }
        }
    }

    @Test
    @Requirement(
            value = {"2.2.7", "2.2.2"},
            part = "telephone")
    void theAgentWhoIsFreeForLongestGetsTheCall() {
        try (AgentPhone longest = AgentPhone.answering(balie, "agent2");
                AgentPhone later = AgentPhone.ringing(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            api.available("agent2");
            api.available("agent1");
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            bothAreHeard(citizen, longest);
            citizen.hangsUp();
            longest.isHungUpOn();

            JsonNode contact = ended(id, "afgehandeld");
            assertThat(contact.path("agent").asText()).isEqualTo("agent2");
            assertThat(texts(contact.path("redenen"))).anyMatch(reason -> reason.contains("het langst vrij"));
            assertThat(later.wasCalled()).isFalse();
        }
    }

    private static Instant time(JsonNode node, String field) {
        return Instant.parse(node.path(field).asText());
    }

    private static List<String> texts(JsonNode array) {
        return BalieApi.list(array).stream().map(JsonNode::asText).toList();
    }

    private static List<String> kinds(JsonNode contact) {
        return BalieApi.list(contact.path("gebeurtenissen")).stream()
                .map(event -> event.path("soort").asText())
                .toList();
    }
}
