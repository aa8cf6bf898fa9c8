package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls that go where another application says. */
class KnownCallerXIT extends CallTest {
    private static final String KNOWN = "+31612345670";
    private static JsonSource source;

    @BeforeAll
    static void setUp() throws IOException {
        RunningBalie balie = RunningBalie.shared();
        source = JsonSource.named(
                balie, "Klanten", KNOWN, "{\"wachtrij\": \"Belastingen\", \"melding\": \"Uw aanslag is klaar.\"}");
        Administrator.of(balie, "beheer").lead(DIRECT, "balie-known-caller");
    }

    @AfterAll
    static void lead() {
        source.close();
        Administrator.of(RunningBalie.shared(), "beheer").lead(DIRECT, "balie-direct-queue");
    }

    @Test
    @Requirement(value = "2.2.14", part = "telephone")
    void theSourceNamesTheQueueOfWhoItKnowsAndWhatIsSaidToHim() {
        try (Citizen citizen = Citizen.callsFrom(balie, KNOWN, DIRECT)) {
            String contact = citizen.contact();
            assertThat(api.awaitEvent(contact, "in-wachtrij").toString()).contains("Belastingen");
            api.awaitSteps(contact, "Task_SayMessage");
            assertThat(api.events(contact, "opgezocht").toString()).contains("\"gevonden\":true");
            citizen.says(0);
            citizen.hangsUp();
            ended(contact, "afgebroken");
        }
    }

    @Test
    @Requirement(value = "2.2.14", part = "telephone")
    void whoIsNotKnownGoesWhereTheNumberLeads() {
        try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String contact = citizen.contact();
            assertThat(api.awaitEvent(contact, "in-wachtrij").toString()).contains("Burgerzaken");
            assertThat(api.events(contact, "opgezocht").toString()).contains("\"gevonden\":false");
            citizen.says(0);
            citizen.hangsUp();
            ended(contact, "afgebroken");
        }
    }
}
