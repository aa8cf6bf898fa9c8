package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The same call with another SIP phone than SIPp, so that Balie does not only understand its own tests. */
class BaresipIT extends CallTest {
    @Test
    void aCallFromBaresipToBaresipIsHeardOnBothSides() {
        try (Baresip phone = Baresip.phone(balie, "agent4", AgentPhone.TONE)) {
            Set<String> before = api.contactIds();
            try (Baresip citizen = Baresip.citizen(balie, DIRECT, Citizen.TONE)) {
                String id = Await.value(
                        "the contact of the call",
                        () -> api.contactIds().stream()
                                .filter(contact -> !before.contains(contact))
                                .findFirst());
                api.available("agent4");
                phone.hears(Citizen.TONE);
                citizen.hears(AgentPhone.TONE);
                citizen.hangsUp();

                JsonNode contact = ended(id, "afgehandeld");
                assertThat(contact.path("agent").asText()).isEqualTo("agent4");
                assertThat(contact.path("van").asText()).isEqualTo(Citizen.NUMBER);
            }
        }
    }
}
