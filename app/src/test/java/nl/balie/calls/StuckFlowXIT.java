package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import nl.balie.callflows.StartingModels;
import nl.balie.pages.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Callers in a callflow that has no path for a step that fails. */
class StuckFlowXIT extends CallTest {
    @BeforeAll
    static void draw() {
        RunningBalie balie = RunningBalie.shared();
        String menu = StartingModels.shippedModel("balie-main-menu").orElseThrow();
        String withoutPath = Drawing.withoutFailurePath(menu);
        try (Browser browser = new Browser()) {
            Drawing.in(balie, browser.newPage(1440, 900)).deploy("Zonder pad", withoutPath, "Task_AskMenu");
        }
        Administrator.of(balie, "beheer").lead(MENU, "waterstad-zonder-pad");
    }

    @AfterAll
    static void lead() {
        Administrator.of(RunningBalie.shared(), "beheer").lead(MENU, "balie-main-menu");
    }

    @Test
    void followTheirNumbersFallbackAndTheStepCanBeTriedAgain() {
        Administrator administrator = Administrator.of(balie, "beheer");
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            api.awaitSteps(id, "Task_SayGreeting");
            administrator.renumber(MENU, "+31990001090"); // the route cannot be decided any more
            try {
                citizen.presses('1');
                api.awaitEvent(id, "in-wachtrij");
            } finally {
                administrator.renumber("+31990001090", MENU);
            }
            administrator.retryIncident(id);
            Await.until(
                    "the incident to be over",
                    () -> !administrator.get("/beheer/procesincidenten").contains(id));
            citizen.hearsMusic();
            citizen.hangsUp();

            JsonNode contact = ended(id, "afgebroken");
            assertThat(contact.path("wachtrij").asText()).isEqualTo("Burgerzaken");
            assertThat(api.events(id, "terugval-gestart"))
                    .singleElement()
                    .satisfies(event -> assertThat(
                                    event.path("gegevens").path("omdat").asText())
                            .isEqualTo("Een stap van de callflow is mislukt"));
            assertThat(api.events(id, "besluit"))
                    .as("the step that was tried again")
                    .anyMatch(decision ->
                            decision.path("gegevens").path("omdat").asText().contains("Keuze 1"));
        }
    }

    @Test
    void anIncidentIsOverWhenItsCallerHasGone() {
        Administrator administrator = Administrator.of(balie, "beheer");
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            api.awaitSteps(id, "Task_SayGreeting");
            administrator.renumber(MENU, "+31990001090");
            try {
                citizen.presses('1');
                api.awaitEvent(id, "in-wachtrij");
            } finally {
                administrator.renumber("+31990001090", MENU);
            }
            assertThat(administrator.get("/beheer/procesincidenten")).contains(id);
            citizen.hangsUp();

            ended(id, "afgebroken");
            Await.until(
                    "the incident to be over",
                    () -> !administrator.get("/beheer/procesincidenten").contains(id));
        }
    }
}
