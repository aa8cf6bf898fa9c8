package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/** An agent gives his caller to those who serve another queue. */
class PutBackXIT extends CallTest {
    private static final String OTHER = "Openbare ruimte";

    @Test
    @Requirement("2.4.11")
    void theCallerWaitsWithMusicAndIsHelpedByAnAgentOfTheOtherQueue() {
        try (AgentPhone first = AgentPhone.answering(balie, "agent1");
                AgentPhone second = AgentPhone.answering(balie, "agent4");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            api.available("agent1");
            citizen.says(Citizen.TONE);
            first.hears(Citizen.TONE);
            Administrator.of(balie, "agent1").putBack(OTHER, false);
            first.isHungUpOn();
            api.awaitEvent(id, "in-wachtrij", 2);
            citizen.hearsMusic();
            api.available("agent4");
            bothAreHeard(citizen, second);
            second.hangsUp();
            citizen.isHungUpOn();

            JsonNode contact = ended(id, "afgehandeld");
            assertThat(contact.path("wachtrij").asText()).isEqualTo(OTHER);
            assertThat(contact.path("agent").asText()).isEqualTo("agent4");
            assertThat(api.events(id, "teruggeplaatst"))
                    .singleElement()
                    .satisfies(back -> assertThat(
                                    back.path("gegevens").path("agent").asText())
                            .isEqualTo("Fatima El Amrani"));
            assertThat(Administrator.of(balie, "supervisor").get("/contacten/" + id))
                    .contains("Fatima El Amrani plaatste de beller terug in wachtrij " + OTHER);
        }
    }

    @Test
    @Requirement("2.4.12")
    void withPriorityHeGoesBeforeThoseWhoWaitThere() {
        try (AgentPhone first = AgentPhone.answering(balie, "agent1");
                AgentPhone second = AgentPhone.answering(balie, "agent4");
                Citizen waiting = Citizen.calls(balie, MENU)) {
            String before = waiting.contact();
            waiting.says(0);
            waiting.presses('3');
            assertThat(api.awaitEvent(before, "in-wachtrij")
                            .path("gegevens")
                            .path("wachtrij")
                            .asText())
                    .isEqualTo(OTHER);
            try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
                String id = citizen.contact();
                api.available("agent1");
                citizen.says(Citizen.TONE);
                first.hears(Citizen.TONE);
                Administrator.of(balie, "agent1").putBack(OTHER, true);
                api.awaitEvent(id, "in-wachtrij", 2);
                api.available("agent4");
                bothAreHeard(citizen, second);
                assertThat(api.events(before, "verbonden")).isEmpty();
                citizen.hangsUp();
                second.isHungUpOn();

                ended(id, "afgehandeld");
            }
            waiting.hangsUp();
            ended(before, "afgebroken");
        }
    }

    @Test
    void heWhoHangsUpWhileHeWaitsAgainHasGivenUp() {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            api.available("agent1");
            citizen.says(Citizen.TONE);
            phone.hears(Citizen.TONE);
            Administrator.of(balie, "agent1").putBack(OTHER, false);
            phone.isHungUpOn();
            citizen.hangsUp();

            ended(id, "afgebroken");
        }
    }
}
