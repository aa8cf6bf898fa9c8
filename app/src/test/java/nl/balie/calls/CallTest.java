package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that calls a running Balie; before each nobody is signed in or has a phone, after each nothing is left over. */
@ExtendWith(BalieLog.class)
abstract class CallTest {
    /** Straight to skill group Burgerzaken. */
    static final String DIRECT = "+31990001001";

    static final String MENU = "+31990001000";

    /** Where the exchange sends calls that a colleague did not answer; leads to the overflow queue. */
    static final String OVERFLOW = "+31990001009";

    final RunningBalie balie = RunningBalie.shared();
    final BalieApi api = balie.api();

    @BeforeEach
    void nobodyIsThere() {
        for (JsonNode agent : api.agents()) {
            String name = agent.path("naam").asText();
            api.signOut(name);
            if (agent.path("telefoon").asBoolean()) {
                AgentPhone.unregister(balie, name);
            }
        }
    }

    @AfterEach
    void nothingStaysOpen() {
        Await.until(
                "every contact to be over",
                () -> api.contacts().stream()
                        .allMatch(contact -> contact.path("beeindigdOp").isTextual()));
        Await.until(
                "every agent to be free",
                () -> api.agents().stream()
                        .allMatch(agent -> agent.path("bezigheid").asText().equals("vrij")));
    }

    /** The ended contact, whose result is this. */
    JsonNode ended(String contact, String result) {
        JsonNode ended = api.awaitEnded(contact);
        assertThat(ended.path("resultaat").asText()).isEqualTo(result);
        return ended;
    }

    /** The agent talks as the citizen does already, and each is heard by the other. */
    static void bothAreHeard(Citizen citizen, AgentPhone phone) {
        phone.says(AgentPhone.TONE);
        phone.hears(Citizen.TONE);
        citizen.hears(AgentPhone.TONE);
    }
}
