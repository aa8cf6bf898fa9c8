package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls from outside, from colleagues and those that come back, to one number with a queue for each (requirement 2.3.2). */
@Requirement("2.3.2")
class KindOfCallXIT extends CallTest {
    private static final String COLLEAGUE = "agent2";

    private static AutoCloseable inside = () -> {};
    private static AutoCloseable back = () -> {};

    @BeforeAll
    static void aQueueForEachKind() {
        Administrator administrator = Administrator.of(RunningBalie.shared(), "beheer");
        inside = administrator.route(DIRECT, "Collegas bellen", "Collega&#39;s (alleen interne oproepen)", 0, Map.of());
        back = administrator.route(DIRECT, "Oproepen terug", "Terugval (alleen terugvaloproepen)", 0, Map.of());
    }

    @AfterAll
    static void oneQueueAgain() throws Exception {
        inside.close();
        back.close();
    }

    @Test
    void aColleagueComesToTheQueueForInternalCallsAndTheAgentSeesWhoCalls() {
        AgentPhone.register(balie, COLLEAGUE);
        try (Citizen colleague = Citizen.callsFromPhone(balie, COLLEAGUE, DIRECT);
                AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
            String id = colleague.contact();
            colleague.says(Citizen.TONE);
            api.awaitEvent(id, "in-wachtrij");
            api.available("agent1");
            phone.awaitCall();
            api.awaitEvent(id, "verbonden");
            bothAreHeard(colleague, phone);
            Administrator agent = Administrator.of(balie, "agent1");
            String name = api.agent(COLLEAGUE).path("weergavenaam").asText();
            assertThat(agent.get("/desk")).contains("Intern", name);
            api.unavailable("agent1");
            colleague.hangsUp();
            phone.isHungUpOn();

            JsonNode contact = ended(id, "afgehandeld");
            assertThat(contact.path("herkomst").asText()).isEqualTo("intern");
            assertThat(contact.path("van").asText()).isEqualTo(COLLEAGUE);
            assertThat(contact.path("wachtrij").asText()).isEqualTo("Collega's");
            assertThat(contact.path("redenen").toString()).contains("Interne oproep, " + DIRECT);
            Administrator administrator = Administrator.of(balie, "beheer");
            assertThat(administrator.get("/contacten?soort=intern")).contains(id);
            assertThat(administrator.get("/contacten?soort=extern")).doesNotContain(id);
            assertThat(administrator.get("/contacten/" + id)).contains("Interne oproep van " + name);
        }
    }

    @Test
    void aCitizenComesToTheQueueForCallsFromOutside() {
        waitsIn("Burgerzaken", "extern", Citizen.calls(balie, DIRECT));
    }

    @Test
    void aCallThatAColleagueDidNotAnswerComesToTheQueueForFallbackCalls() {
        String header = "Diversion: <sip:+31990001500@127.0.0.1>;reason=no-answer";
        waitsIn("Terugval", "terugval", Citizen.isForwarded(balie, header, DIRECT));
    }

    private void waitsIn(String queue, String origin, Citizen calls) {
        try (Citizen citizen = calls) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            api.awaitEvent(id, "in-wachtrij");
            citizen.hangsUp();

            JsonNode contact = ended(id, "afgebroken");
            assertThat(contact.path("herkomst").asText()).isEqualTo(origin);
            assertThat(contact.path("wachtrij").asText()).isEqualTo(queue);
        }
    }

    @Test
    void aCallThatNoCallflowCanLeadComesThereToo() {
        balie.signalEngine("STOP");
        try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            api.awaitEvent(id, "in-wachtrij");
            citizen.hearsMusic();
            citizen.hangsUp();

            JsonNode contact = ended(id, "afgebroken");
            assertThat(contact.path("herkomst").asText()).isEqualTo("extern");
            assertThat(contact.path("wachtrij").asText()).isEqualTo("Terugval");
            assertThat(contact.path("redenen").toString()).contains("Terugvaloproep, " + DIRECT);
        } finally {
            balie.signalEngine("CONT");
        }
        balie.awaitFlows();
    }
}
