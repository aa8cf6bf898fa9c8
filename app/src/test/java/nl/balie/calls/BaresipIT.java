package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/** The same call with another SIP phone than SIPp, so that Balie does not only understand its own tests. */
class BaresipIT extends CallTest {
    /** The phone's own transfer button, with its own idea of REFER and NOTIFY (RFC 5589 section 6.1). */
    @Test
    @Requirement(value = "2.5.4", part = "transfer by the phone's own button")
    void anAgentTransfersByTheButtonOfHisPhone() {
        try (Baresip phone = Baresip.phone(balie, "agent4", AgentPhone.TONE);
                AgentPhone colleague = AgentPhone.answering(balie, "agent2");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            api.available("agent4");
            phone.hears(Citizen.TONE);

            api.available("agent2");
            phone.transfers("sip:agent2@127.0.0.1:" + balie.sip().getPort());
            colleague.says(AgentPhone.TONE);
            colleague.hears(Citizen.TONE);
            citizen.hears(AgentPhone.TONE);
            citizen.hangsUp();

            assertThat(ended(id, "afgehandeld").path("agent").asText()).isEqualTo("agent2");
        }
    }

    @Test
    @Requirement("4.1.9")
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
                assertThat(api.events(id, "lijn-gemeten"))
                        .extracting(line -> line.path("gegevens").path("lijn").asText())
                        .containsExactlyInAnyOrder("klant", "agent");
                assertThat(api.events(id, "lijn-gemeten"))
                        .allMatch(line -> line.path("gegevens").path("mos").asDouble() > 3);
            }
        }
    }
}
