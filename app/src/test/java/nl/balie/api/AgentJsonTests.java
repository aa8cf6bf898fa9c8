package nl.balie.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.balie.acd.Activity;
import nl.balie.acd.AgentState;
import nl.balie.acd.AgentState.Handling;
import nl.balie.acd.Presence;
import nl.balie.contacts.Contact.Channel;
import org.junit.jupiter.api.Test;

class AgentJsonTests {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    @Test
    void showsEachContactAndTheFirstWhereClientsKnowIt() {
        Handling call = new Handling(UUID.randomUUID(), Channel.VOICE, Activity.WRAP_UP, NOW, NOW.plusSeconds(30));
        Handling task = new Handling(UUID.randomUUID(), Channel.TASK, Activity.IN_CONTACT, NOW.minusSeconds(60), null);

        AgentJson json = AgentJson.of(agent(List.of(call, task)), true);

        assertThat(json.contact()).isEqualTo(call.contactId());
        assertThat(json.bezigheid()).isEqualTo("nawerk");
        assertThat(json.nawerkTot()).isEqualTo(NOW.plusSeconds(30));
        assertThat(json.contacten())
                .containsExactly(
                        new AgentJson.HandlingJson(call.contactId(), "telefoon", "nawerk", NOW, NOW.plusSeconds(30)),
                        new AgentJson.HandlingJson(task.contactId(), "taak", "in-gesprek", NOW.minusSeconds(60), null));
    }

    @Test
    void aFreeAgentHasNone() {
        AgentJson json = AgentJson.of(agent(List.of()), false);

        assertThat(json.contact()).isNull();
        assertThat(json.bezigheid()).isEqualTo("vrij");
        assertThat(json.bezigheidSinds()).isEqualTo(NOW);
        assertThat(json.contacten()).isEmpty();
    }

    private static AgentState agent(List<Handling> contacts) {
        return new AgentState(
                UUID.randomUUID(), "fatima", "Fatima", Presence.AVAILABLE, NOW, null, NOW, contacts, List.of());
    }
}
