package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/** Another program does with an agent's call what his desk does; shown by what everybody hears. */
class AgentCallApiXIT extends CallTest {
    private static final double OTHER = 1400;

    @Test
    @Requirement(
            value = {"2.5.16", "2.5.17"},
            part = "the operation that a program calls")
    void aProgramDialsForAnAgentAndSteersHisCall() {
        try (AgentPhone phone = AgentPhone.answeringWhenTold(balie, "agent1");
                AgentPhone outside = AgentPhone.outside(balie)) {
            api.unavailable("agent1");
            assertThat(act("bellen", Map.of("naar", "06 12 34 56 78", "wachtrij", "Burgerzaken", "toonNummer", DIRECT)))
                    .isEqualTo(200);
            outside.awaitCall();
            assertThat(outside.display()).contains(DIRECT);
            phone.says(AgentPhone.TONE);
            outside.hears(AgentPhone.TONE);
            outside.says(OTHER);
            phone.hears(OTHER);

            assertThat(act("in-de-wacht", Map.of())).isEqualTo(200);
            outside.hearsMusic();
            assertThat(act("terugnemen", Map.of())).isEqualTo(200);
            outside.hears(AgentPhone.TONE);
            assertThat(act("dempen", Map.of())).isEqualTo(200);
            outside.hearsSilence();
            assertThat(act("dempen-opheffen", Map.of())).isEqualTo(200);
            outside.hears(AgentPhone.TONE);
            assertThat(act("wisselen", Map.of())).isEqualTo(409);
            assertThat(act("ophangen", Map.of())).isEqualTo(200);
            outside.isHungUpOn();
            phone.isHungUpOn();
        }
    }

    @Test
    void aCustomerIsGivenToAColleagueAndToAQueue() {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            api.available("agent1");
            bothAreHeard(citizen, phone);
            try (AgentPhone colleague = AgentPhone.answering(balie, "agent2")) {
                assertThat(act("ruggespraak", Map.of("naar", "agent2"))).isEqualTo(200);
                colleague.says(OTHER);
                phone.hears(OTHER);
                citizen.hearsMusic();
                assertThat(act("samenspreken", Map.of())).isEqualTo(200);
                citizen.hearsTogether(AgentPhone.TONE, OTHER);
                assertThat(act("ruggespraak-beeindigen", Map.of())).isEqualTo(200);
                colleague.isHungUpOn();
            }
            citizen.hears(AgentPhone.TONE);
            api.unavailable("agent1");
            assertThat(act("terugplaatsen", Map.of("wachtrij", "Belastingen", "voorrang", true)))
                    .isEqualTo(200);
            phone.isHungUpOn();
            citizen.hearsMusic();
            citizen.hangsUp();
            JsonNode contact = ended(id, "afgebroken");
            assertThat(contact.path("wachtrij").asText()).isEqualTo("Belastingen");
        }
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        assertThat(act("dansen", Map.of())).isEqualTo(400);
        assertThat(act("bellen", Map.of("naar", "06 12 34 56 78")))
                .as("no phone")
                .isEqualTo(409);
        try (AgentPhone phone = AgentPhone.ringing(balie, "agent1")) {
            api.unavailable("agent1");
            assertThat(act("bellen", Map.of())).isEqualTo(400);
            assertThat(act("bellen", Map.of("naar", "0900 1234"))).isEqualTo(400);
            assertThat(act("bellen", Map.of("naar", "06 12 34 56 78", "wachtrij", "Openbare ruimte")))
                    .isEqualTo(400);
            assertThat(act(
                            "bellen",
                            Map.of("naar", "06 12 34 56 78", "wachtrij", "Burgerzaken", "toonNummer", "+31612345678")))
                    .isEqualTo(400);
            assertThat(act("ophangen", Map.of())).isEqualTo(409);
            assertThat(phone.wasCalled()).isFalse();
        }
    }

    private int act(String action, Map<String, Object> more) {
        return api.act("agent1", action, more);
    }
}
