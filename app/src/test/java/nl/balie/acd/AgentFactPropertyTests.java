package nl.balie.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.balie.database.StoredRecord;
import org.junit.jupiter.api.Test;

class AgentFactPropertyTests {
    @Property(tries = 2000)
    void everyFactIsReadAsItWasWritten(@ForAll("facts") AgentFact fact) {
        assertThat(AgentFacts.read(AgentFacts.type(fact), StoredRecord.json(fact)))
                .isEqualTo(fact);
    }

    @Test
    void whatANewerBalieKnowsIsKeptAsItIs() {
        assertThat(AgentFacts.read("MOOD", "{\"good\": true}"))
                .isEqualTo(new AgentFact.Unknown("MOOD", Map.of("good", true)));
        assertThat(AgentFacts.read("PRESENCE", "{\"presence\": \"AT_HOME\"}"))
                .isEqualTo(new AgentFact.Unknown("PRESENCE", Map.of("presence", "AT_HOME")));
    }

    @Provide
    Arbitrary<AgentFact> facts() {
        Arbitrary<UUID> ids =
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
        Arbitrary<Instant> moments =
                Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of(Presence.values()),
                                ids.injectNull(0.3),
                                Arbitraries.of(OfferOutcome.values()).injectNull(0.3))
                        .as(AgentFact.PresenceChosen::new),
                Combinators.combine(ids, Arbitraries.of(Activity.values())).as(AgentFact.ActivityChanged::new),
                Combinators.combine(ids, moments).as(AgentFact.WrapUpExtended::new),
                Combinators.combine(ids, Arbitraries.of(true, false)).as(AgentFact.GroupChosen::new));
    }
}
