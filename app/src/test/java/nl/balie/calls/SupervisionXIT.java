package nl.balie.calls;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import nl.balie.conformity.Requirement;
import nl.balie.pages.Accessibility;
import nl.balie.pages.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A supervisor at his own page and phone, in the conversation of an agent: by what everybody hears and sees. */
class SupervisionXIT extends CallTest {
    private static final double CHIEF = 1800;
    private static final String FATIMA = "Fatima El Amrani";
    private static final String JOOST = "Joost Bakker";

    private final Browser browser = new Browser();

    private Page pageOf(String user) {
        Page page = browser.newPage(1440, 900);
        page.navigate(balie.httpAddress() + "/");
        page.locator("#gebruikersnaam").fill(user);
        page.locator("#wachtwoord").fill("balie-demo");
        page.locator("#wachtwoord").press("Enter");
        page.waitForURL(url -> !url.contains("aanmelden"));
        return page;
    }

    @AfterEach
    void leaves() {
        browser.close();
    }

    @Test
    @Requirement({"2.6.6", "2.6.7", "2.6.8"})
    void aSupervisorListensInWhispersTakesPartAndTheAgentAlwaysSeesIt() {
        try (AgentPhone agent = AgentPhone.answering(balie, "agent1");
                AgentPhone chief = AgentPhone.answering(balie, "supervisor");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            Page desk = pageOf("agent1");
            desk.waitForURL("**/desk");
            Page elsewhere = pageOf("agent1");
            Page page = pageOf("supervisor");
            page.navigate(balie.httpAddress() + "/agenten");
            citizen.says(Citizen.TONE);
            api.available("agent1");
            bothAreHeard(citizen, agent);
            Locator row = page.locator("tr[data-agent='" + FATIMA + "']");

            row.getByText("Luister mee").press("Enter");
            chief.says(CHIEF);
            chief.hearsTogether(Citizen.TONE, AgentPhone.TONE);
            agent.hears(Citizen.TONE);
            citizen.hears(AgentPhone.TONE);
            assertThat(desk.locator("#meegeluisterd")).hasText(JOOST + " luistert mee");
            assertThat(row).containsText("U luistert mee");
            assertThat(page.locator("#lijst form")).hasCount(6);
            assertThat(page.locator("#meldingen")).isEmpty();
            Accessibility.assertNoViolations(desk);
            elsewhere.navigate(balie.httpAddress() + "/contacten");
            assertThat(elsewhere.locator("#balk")).containsText(JOOST + " luistert mee");
            Accessibility.assertNoViolations(elsewhere);
            Accessibility.assertNoViolations(page);
            Browser.picture(page, "agenten-meeluisteren");

            row.getByText("Fluister").press("Enter");
            agent.hearsTogether(Citizen.TONE, CHIEF);
            citizen.hears(AgentPhone.TONE);
            assertThat(desk.locator("#meegeluisterd")).hasText(JOOST + " fluistert; alleen u hoort dat");

            row.getByText("Spreek mee").press("Enter");
            citizen.hearsTogether(AgentPhone.TONE, CHIEF);
            assertThat(desk.locator("#meegeluisterd")).hasText(JOOST + " spreekt mee");

            row.getByText("Stop").press("Enter");
            chief.isHungUpOn();
            citizen.hears(AgentPhone.TONE);
            assertThat(desk.locator("#meegeluisterd")).hasCount(0);
            citizen.hangsUp();
            agent.isHungUpOn();
            ended(id, "afgehandeld");
            assertThat(api.events(id, "meegeluisterd")).hasSize(3);
            assertThat(Administrator.of(balie, "beheer").get("/beheer/logboek"))
                    .contains("In een gesprek meegeluisterd", FATIMA, "fluisterde de agent in");
            desk.keyboard().press("Alt+k");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aSupervisorTakesACallOver() {
        try (AgentPhone agent = AgentPhone.answering(balie, "agent1");
                AgentPhone chief = AgentPhone.answering(balie, "supervisor");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            Page page = pageOf("supervisor");
            page.navigate(balie.httpAddress() + "/agenten");
            citizen.says(Citizen.TONE);
            api.available("agent1");
            bothAreHeard(citizen, agent);
            Locator row = page.locator("tr[data-agent='" + FATIMA + "']");
            row.getByText("Luister mee").press("Enter");
            chief.says(CHIEF);
            chief.hearsTogether(Citizen.TONE, AgentPhone.TONE);

            row.getByText("Neem over").press("Enter");
            agent.isHungUpOn();
            citizen.hears(CHIEF);
            chief.hears(Citizen.TONE);
            citizen.hangsUp();
            chief.isHungUpOn();
            assertThat(ended(id, "afgehandeld").path("agent").asText()).isEqualTo("supervisor");
        }
    }
}
