package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Callers who key in the number of their case. */
class CaseNumberXIT extends CallTest {
    private static final String CASE = "00421";
    private static JsonSource source;

    @BeforeAll
    static void setUp() throws IOException {
        RunningBalie balie = RunningBalie.shared();
        source = JsonSource.named(balie, "Zaken", CASE, "{\"wachtrij\": \"Burgerzaken\", \"prioriteit\": 8}");
        Administrator.of(balie, "beheer").lead(DIRECT, "balie-case-number");
    }

    @AfterAll
    static void lead() {
        source.close();
        Administrator.of(RunningBalie.shared(), "beheer").lead(DIRECT, "balie-direct-queue");
    }

    @Test
    @Requirement(
            value = {"2.2.14", "2.3.13"},
            part = "telephone")
    void whatHeKeysInIsReadBackLookedUpAndNotedForTheAgent() {
        try (Citizen citizen = Citizen.calls(balie, DIRECT);
                AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
            String contact = citizen.contact();
            citizen.says(0);
            api.awaitSteps(contact, "Task_DecideRoute");
            citizen.hearsSound();
            // a slip, which he hears when it is read back
            keysIn(citizen, "00422#");
            citizen.hearsSound();
            citizen.presses('2');
            citizen.hearsSound();
            keysIn(citizen, CASE + "#");
            citizen.hearsSound();
            citizen.presses('1');

            JsonNode queued = api.awaitEvent(contact, "in-wachtrij");
            assertThat(queued.path("gegevens").path("wachtrij").asText()).isEqualTo("Burgerzaken");
            assertThat(queued.path("gegevens").path("prioriteit").asInt()).isEqualTo(8);
            assertThat(api.events(contact, "notitie").toString()).contains("Zaaknummer " + CASE);
            assertThat(api.events(contact, "cijfers").toString())
                    .contains("\"aantal\":5")
                    .doesNotContain("421");
            assertThat(api.contact(contact).path("redenen").toString()).contains("prioriteit 8");

            api.available("agent1");
            phone.awaitCall();
            api.awaitEvent(contact, "verbonden");
            assertThat(Administrator.of(balie, "agent1").get("/desk")).contains("Zaaknummer " + CASE);
            api.unavailable("agent1");
            citizen.hangsUp();
            phone.isHungUpOn();
            ended(contact, "afgehandeld");
        }
    }

    @Test
    void whoKeysInNothingOrTooLittleComesIntoTheRegularQueue() {
        try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String contact = citizen.contact();
            citizen.says(0);
            api.awaitSteps(contact, "Task_DecideRoute");
            citizen.hearsSound();
            keysIn(citizen, "12#");
            JsonNode queued = api.awaitEvent(contact, "in-wachtrij");
            assertThat(queued.path("gegevens").path("prioriteit").asInt()).isLessThan(8);
            assertThat(api.events(contact, "cijfers").toString()).contains("\"aantal\":0");
            assertThat(api.events(contact, "notitie")).isEmpty();
            citizen.hangsUp();
            ended(contact, "afgebroken");
        }
    }

    private static void keysIn(Citizen citizen, String keys) {
        keys.chars().forEach(key -> citizen.presses((char) key));
    }
}
