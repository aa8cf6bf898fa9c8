package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.http.HttpResponse;
import java.util.Map;
import nl.balie.conformity.Requirement;
import nl.balie.pages.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The calamity switch as callers meet it. */
class CalamityXIT extends CallTest {
    private static final String SWITCHES = "/api/v1/calamiteitschakelingen/";

    private final QueuePages pages = new QueuePages(balie);

    @AfterEach
    void theCalamityIsOver() {
        assertThat(turn(MENU, "{\"actief\": false}").statusCode()).isEqualTo(200);
        assertThat(turn(DIRECT, "{\"actief\": false}").statusCode()).isEqualTo(200);
    }

    @Test
    @Requirement({"2.2.72", "2.2.73", "2.2.76"})
    void callersHearTheMessageAndAreDisconnectedUntilTheSwitchIsOff() throws Exception {
        pages.calamity(DIRECT, Map.of("message", "Er is brand. Bel later terug.", "destination", "DISCONNECT"));
        pages.switchCalamity(DIRECT, true);
        try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            citizen.says(0);
            citizen.hearsSound();
            citizen.isHungUpOn();
            ended(id, "geen-agent");
            assertThat(api.contact(id).path("redenen").toString())
                    .contains("De calamiteitschakeling van " + DIRECT + " staat aan");
        }

        pages.switchCalamity(DIRECT, false);
        try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
            assertThat(queueOf(citizen)).isEqualTo("Burgerzaken");
            citizen.says(0);
            citizen.hangsUp();
            ended(citizen.contact(), "afgebroken");
        }
    }

    @Test
    @Requirement({"2.2.72", "2.2.73"})
    void callersGoToTheRegularQueueWithoutTheMenuWhenAProgramSwitchesItOn() {
        HttpResponse<String> on = turn(MENU, "{\"actief\": true, \"melding\": \"Er is een storing.\"}");
        assertThat(on.statusCode()).as(on.body()).isEqualTo(200);
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            queueOf(citizen);
            citizen.hangsUp();
            ended(id, "afgebroken");

            api.awaitSteps(id, "Task_SayCalamity", "Task_DecideRoute");
            assertThat(api.steps(id)).doesNotContain("Task_AskMenu");
        }
    }

    @Test
    @Requirement({"2.2.73", "2.2.75"})
    void aPresetRouteAndAMenuAreChosenOnThePage() throws Exception {
        pages.calamity(DIRECT, Map.of("message", "Er is brand.", "destination", "QUEUE", "queue", "Openbare ruimte"));
        pages.switchCalamity(DIRECT, true);
        try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
            citizen.says(0);
            assertThat(queueOf(citizen)).isEqualTo("Openbare ruimte");
            citizen.hangsUp();
            ended(citizen.contact(), "afgebroken");
        }

        pages.calamity(DIRECT, Map.of("message", "Er is brand.", "destination", "MENU", "callflow", "balie-main-menu"));
        try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            citizen.says(0);
            citizen.presses('2');
            assertThat(queueOf(citizen)).isEqualTo("Burgerzaken");
            citizen.hangsUp();
            ended(id, "afgebroken");
            assertThat(api.events(id, "callflow-gestart").toString()).contains("balie-main-menu");
            assertThat(api.events(id, "toets").toString()).contains("\"2\"");
            api.awaitSteps(id, "Task_SayCalamity", "Task_AskMenu");
        }
        pages.calamity(
                DIRECT, Map.of("message", "Er is brand.", "destination", "REGULAR", "queue", "", "callflow", ""));
    }

    @Test
    @Requirement("2.2.72")
    void anOpenDeskShowsTheCalamityAndItsEnd() {
        try (Browser browser = new Browser()) {
            Page desk = browser.newPage(1360, 900);
            desk.navigate(balie.httpAddress() + "/");
            desk.locator("#gebruikersnaam").fill("agent1");
            desk.locator("#wachtwoord").fill("balie-demo");
            desk.locator("#wachtwoord").press("Enter");
            desk.waitForURL("**/desk");
            PlaywrightAssertions.assertThat(desk.locator("#balken p")).hasCount(0);

            turn(MENU, "{\"actief\": true, \"melding\": \"Er is een storing.\"}");

            PlaywrightAssertions.assertThat(desk.locator("#balken")).containsText("Er is een storing.");
            turn(MENU, "{\"actief\": false}");
            PlaywrightAssertions.assertThat(desk.locator("#balken p")).hasCount(0);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement("2.2.74")
    void whoWaitsAlreadyHearsTheMessageAndKeepsHisPlace() throws Exception {
        pages.calamity(DIRECT, Map.of("message", "Er is brand.", "destination", "REGULAR"));
        try (AutoCloseable silence = pages.treat("Burgerzaken", Map.of());
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            assertThat(silence).isNotNull();
            String id = citizen.contact();
            queueOf(citizen);
            citizen.says(Citizen.TONE);
            citizen.hearsSilence();
            assertThat(pages.calamityQuestion(DIRECT)).contains("Er wacht nu 1 beller die dit nummer belde");
            assertThat(pages.calamityQuestion(MENU)).contains("Er wacht nu niemand die dit nummer belde");
            pages.switchCalamity(DIRECT, true);
            citizen.hearsSound();
            citizen.hearsSilence();
            api.awaitSteps(id, "Task_WarnWaiting");

            try (AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
                api.available("agent1");
                bothAreHeard(citizen, phone);
                api.unavailable("agent1");
                citizen.hangsUp();
                phone.isHungUpOn();
            }
            ended(id, "afgehandeld");
            assertThat(api.events(id, "in-wachtrij")).hasSize(1);
        }
    }

    @Test
    @Requirement("2.2.74")
    void whoWaitsAlreadyGoesToThePresetRouteOrTheMenuOrIsDisconnected() throws Exception {
        try (AutoCloseable silence = pages.treat("Burgerzaken", Map.of());
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            assertThat(silence).isNotNull();
            pages.calamity(
                    DIRECT, Map.of("message", "Er is brand.", "destination", "QUEUE", "queue", "Openbare ruimte"));
            String id = citizen.contact();
            queueOf(citizen);
            citizen.says(0);
            pages.switchCalamity(DIRECT, true);
            assertThat(api.awaitEvent(id, "in-wachtrij", 2).toString()).contains("Openbare ruimte");

            pages.switchCalamity(DIRECT, false);
            pages.calamity(
                    DIRECT, Map.of("message", "Er is brand.", "destination", "MENU", "callflow", "balie-main-menu"));
            pages.switchCalamity(DIRECT, true);
            assertThat(api.awaitEvent(id, "callflow-gestart", 2).toString()).contains("balie-main-menu");
            citizen.presses('2');
            api.awaitSteps(id, "Task_AskMenu");
            api.awaitEvent(id, "in-wachtrij", 3);

            pages.switchCalamity(DIRECT, false);
            pages.calamity(DIRECT, Map.of("message", "Er is brand.", "destination", "DISCONNECT"));
            pages.switchCalamity(DIRECT, true);
            citizen.isHungUpOn();
            ended(id, "geen-agent");
        }
    }

    @Test
    void theApiSaysWhatIsWrong() {
        assertThat(turn(MENU, "{}").statusCode()).isEqualTo(400);
        assertThat(turn(MENU, "{}").body()).contains("actief");
        assertThat(turn(MENU, "{\"actief\": true, \"melding\": \" \"}").body()).contains("melding");
        assertThat(turn("+31990002000", "{\"actief\": true}").statusCode()).isEqualTo(404);
        JsonNode one = api.read(SWITCHES + MENU);
        assertThat(one.path("nummer").asText()).isEqualTo(MENU);
        assertThat(one.path("actief").asBoolean()).isFalse();
        assertThat(api.read("/api/v1/calamiteitschakelingen").path("resultaten"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    private HttpResponse<String> turn(String number, String body) {
        return api.put(SWITCHES + number + "/status", body);
    }

    private String queueOf(Citizen citizen) {
        return api.awaitEvent(citizen.contact(), "in-wachtrij")
                .path("gegevens")
                .path("wachtrij")
                .asText();
    }
}
