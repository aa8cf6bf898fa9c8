package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/** Callers who choose to be called back, and keep their place in the queue (virtual hold). */
class CallbackXIT extends CallTest {
    private static final String OTHER = "+31612345679";

    private final QueuePages queues = new QueuePages(balie);

    @Test
    @Requirement({"2.3.11", "2.3.16"})
    void theCustomerKeepsHisPlaceAndIsConnectedWithTheAgentWhoAccepts() throws Exception {
        try (AutoCloseable treatment = queues.treat("Burgerzaken", callback(3));
                Citizen first = Citizen.calls(balie, DIRECT)) {
            assertThat(treatment).isNotNull();
            String asked = first.contact();
            waits(asked);
            try (Citizen second = Citizen.callsFrom(balie, OTHER, DIRECT)) {
                String stays = second.contact();
                waits(stays);
                first.says(0);
                String callback = asksForCallback(first, asked);

                try (AgentPhone outside = AgentPhone.outside(balie);
                        AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
                    api.available("agent1");
                    phone.awaitCall();
                    assertThat(phone.display()).contains("Terugbellen 06 12 34 56 78");
                    outside.awaitCall();
                    assertThat(outside.display()).contains(DIRECT);
                    phone.says(AgentPhone.TONE);
                    outside.hears(AgentPhone.TONE);
                    outside.says(Citizen.TONE);
                    phone.hears(Citizen.TONE);
                    api.unavailable("agent1");
                    outside.hangsUp();
                    phone.isHungUpOn();
                }

                JsonNode called = ended(callback, "afgehandeld");
                assertThat(called.path("richting").asText()).isEqualTo("uitgaand");
                assertThat(called.path("naar").asText()).isEqualTo(Citizen.NUMBER);
                assertThat(called.path("van").asText()).isEqualTo(DIRECT);
                assertThat(called.path("agent").asText()).contains("agent1");
                assertThat(api.events(callback, "callflow-gestart").toString()).contains("balie-callback");
                assertThat(api.events(callback, "beeindigd").toString()).contains("klant");
                assertThat(api.events(stays, "aangeboden")).isEmpty();
                second.says(0);
                second.hangsUp();
                ended(stays, "afgebroken");
            }
        }
    }

    @Test
    @Requirement("2.3.16")
    void anotherNumberIsKeyedInReadBackAndConfirmed() throws Exception {
        try (AutoCloseable treatment = queues.treat("Burgerzaken", callback(1));
                Citizen citizen = Citizen.callsAnonymously(balie, DIRECT)) {
            assertThat(treatment).isNotNull();
            String asked = citizen.contact();
            waits(asked);
            citizen.says(0);
            citizen.hearsSound();
            citizen.presses('1');
            // too expensive a number, then a slip, then the right one
            keysIn(citizen, "09001234567#");
            keysIn(citizen, "0201234566#");
            citizen.hearsSound();
            citizen.presses('2');
            keysIn(citizen, "0201234567#");
            citizen.hearsSound();
            citizen.presses('1');
            citizen.isHungUpOn();
            ended(asked, "terugbelverzoek");
            String callback = callbackOf(asked);
            assertThat(api.contact(callback).path("naar").asText()).isEqualTo("+31201234567");

            // nobody answers there, and one attempt is all
            try (AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
                api.available("agent1");
                phone.awaitCall();
                api.awaitEvent(callback, "klant-niet-bereikt");
                api.unavailable("agent1");
                phone.isHungUpOn();
            }
            ended(callback, "niet-bereikt");
            assertThat(desk("agent1")).doesNotContain("020 123 45 67");
        }
    }

    @Test
    @Requirement("2.3.16")
    void theNextAgentGetsWhatTheFirstOneRefuses() throws Exception {
        try (AutoCloseable treatment = queues.treat("Burgerzaken", callback(3));
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            assertThat(treatment).isNotNull();
            String asked = citizen.contact();
            waits(asked);
            citizen.says(0);
            String callback = asksForCallback(citizen, asked);
            assertThat(desk("agent1")).contains(Citizen.WRITTEN);

            try (AgentPhone outside = AgentPhone.outside(balie);
                    AgentPhone refuses = AgentPhone.declining(balie, "agent1");
                    AgentPhone accepts = AgentPhone.answering(balie, "agent2")) {
                api.available("agent1");
                refuses.awaitCall();
                api.awaitEvent(callback, "aanbod-beeindigd");
                api.available("agent2");
                outside.awaitCall();
                api.awaitEvent(callback, "verbonden");
                api.unavailable("agent2");
                accepts.hangsUp();
                outside.isHungUpOn();
            }
            JsonNode contact = ended(callback, "afgehandeld");
            assertThat(contact.path("agent").asText()).contains("agent2");
            assertThat(api.events(callback, "beeindigd").toString()).contains("agent");
        }
    }

    @Test
    @Requirement("2.3.16")
    void whoDoesNotAnswerIsCalledAgainAndARestartAndASecondRequestChangeNothing() throws Exception {
        try (AutoCloseable treatment = queues.treat("Burgerzaken", callback(2))) {
            assertThat(treatment).isNotNull();
            String callback;
            try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
                String asked = citizen.contact();
                waits(asked);
                citizen.says(0);
                callback = asksForCallback(citizen, asked);
            }
            try (AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
                api.available("agent1");
                phone.awaitCall();
                api.awaitEvent(callback, "klant-niet-bereikt");
                api.unavailable("agent1");
                phone.isHungUpOn();
            }
            try (Citizen again = Citizen.calls(balie, DIRECT)) {
                String asked = again.contact();
                waits(asked);
                again.says(0);
                again.hearsSound();
                again.presses('1');
                again.hearsSound();
                again.presses('1');
                again.isHungUpOn();
                ended(asked, "terugbelverzoek");
                assertThat(api.events(asked, "terugbelverzoek").toString()).contains("\"nieuw\":false");
            }

            balie.kill9();
            balie.restart();

            assertThat(api.contact(callback).path("beeindigdOp").isTextual()).isFalse();
            try (AgentPhone outside = AgentPhone.outside(balie);
                    AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
                api.available("agent1");
                // the pause of a minute between two attempts
                Await.until("the second attempt", Duration.ofSeconds(100), () -> outside.wasCalled());
                phone.says(0);
                api.awaitEvent(callback, "verbonden");
                api.unavailable("agent1");
                outside.hangsUp();
                phone.isHungUpOn();
            }
            ended(callback, "afgehandeld");
        }
    }

    /** Presses the keys once he is asked for them. */
    private static void keysIn(Citizen citizen, String keys) {
        citizen.hearsSound();
        keys.chars().forEach(key -> citizen.presses((char) key));
    }

    /** Chooses a callback at the number that is shown, and returns the contact in which the customer is called. */
    private String asksForCallback(Citizen citizen, String contact) {
        citizen.hearsSound();
        citizen.presses('1');
        Await.until("the choice", () -> api.events(contact, "toets").size() == 1);
        citizen.hearsSound();
        citizen.presses('1');
        citizen.isHungUpOn();
        JsonNode ended = ended(contact, "terugbelverzoek");
        assertThat(ended.path("wachtrij").asText()).isEqualTo("Burgerzaken");
        return callbackOf(contact);
    }

    private String callbackOf(String contact) {
        return Await.value(
                "the callback of " + contact,
                () -> api.contacts().stream()
                        .filter(found -> found.path("richting").asText().equals("uitgaand"))
                        .map(found -> found.path("id").asText())
                        .filter(id -> api.events(id, "terugbellen").toString().contains(contact))
                        .findFirst());
    }

    private void waits(String contact) {
        api.awaitEvent(contact, "in-wachtrij");
    }

    private String desk(String agent) {
        return Administrator.of(balie, agent).get("/desk/terugbellen");
    }

    private static Map<String, String> callback(int attempts) {
        return Map.of(
                "longAfter", "5",
                "longMessage", "Het is druk.",
                "longDestination", "CALLBACK",
                "callbackAttempts", Integer.toString(attempts),
                "callbackPause", "1");
    }
}
