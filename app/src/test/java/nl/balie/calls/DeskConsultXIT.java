package nl.balie.calls;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import nl.balie.conformity.Requirement;
import nl.balie.pages.Accessibility;
import nl.balie.pages.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two desks with real phones: advice, a conference of three and transfers, by keyboard alone and by what everybody hears. */
class DeskConsultXIT extends CallTest {
    private static final double COLLEAGUE = 1400;
    private static final String FATIMA = "Fatima El Amrani";
    private static final String SANDER = "Sander de Vries";

    private final Browser browser = new Browser();

    private Page deskOf(String agent) {
        Page desk = browser.newPage(1360, 900);
        desk.navigate(balie.httpAddress() + "/");
        desk.locator("#gebruikersnaam").fill(agent);
        desk.locator("#wachtwoord").fill("balie-demo");
        desk.locator("#wachtwoord").press("Enter");
        desk.waitForURL("**/desk");
        assertThat(desk.locator("#verbinding")).hasText("Verbonden");
        return desk;
    }

    @AfterEach
    void leaves() {
        browser.close();
    }

    /** Looks for somebody in the dialog and calls who is found. */
    private static void choose(Page desk, String words, String found, String key) {
        desk.keyboard().press("Alt+r");
        desk.keyboard().type(words);
        assertThat(desk.locator("#collegas .desk__colleague:has(:checked)")).containsText(found);
        desk.keyboard().press(key);
        assertThat(desk.locator("#collega")).isHidden();
    }

    @Test
    @Requirement(value = "2.5.4", part = "consultation, conference and warm transfer")
    void anAgentConsultsSwapsConfersAndTransfersByKeyboardAlone() {
        try (AgentPhone first = AgentPhone.answering(balie, "agent1");
                AgentPhone second = AgentPhone.answeringWhenTold(balie, "agent2");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            Page desk = deskOf("agent1");
            Page other = deskOf("agent2");
            citizen.says(Citizen.TONE);
            desk.keyboard().press("Alt+b");
            bothAreHeard(citizen, first);

            choose(desk, "sander", SANDER, "Enter");
            assertThat(desk.locator("#ruggespraak-wie")).hasText(SANDER + " wordt gebeld; de klant hoort muziek");
            citizen.hearsMusic();
            assertThat(other.locator(".desk__offer")).containsText(FATIMA);
            assertThat(other.locator("#status-woord")).hasText("Ruggespraak");
            Accessibility.assertNoViolations(other);
            other.keyboard().press("Alt+a");
            second.says(COLLEAGUE);
            first.hears(COLLEAGUE);
            second.hears(AgentPhone.TONE);
            assertThat(desk.locator("#ruggespraak-wie")).hasText("U spreekt met " + SANDER + "; de klant wacht");
            assertThat(other.locator(".desk__talk")).containsText(FATIMA);
            Accessibility.assertNoViolations(desk);
            Browser.picture(desk, "desk-ruggespraak");

            desk.keyboard().press("Alt+l");
            citizen.hears(AgentPhone.TONE);
            second.hearsMusic();
            assertThat(desk.locator("#ruggespraak-wie")).hasText("U spreekt met de klant; " + SANDER + " wacht");
            desk.keyboard().press("Alt+l");
            first.hears(COLLEAGUE);
            desk.keyboard().press("Alt+s");
            citizen.hearsTogether(AgentPhone.TONE, COLLEAGUE);
            first.hearsTogether(Citizen.TONE, COLLEAGUE);
            second.hearsTogether(Citizen.TONE, AgentPhone.TONE);
            assertThat(desk.locator("#ruggespraak-wie")).hasText("U, " + SANDER + " en de klant spreken samen");

            desk.keyboard().press("Alt+x");
            first.isHungUpOn();
            citizen.hears(COLLEAGUE);
            second.hears(Citizen.TONE);
            assertThat(desk.locator("#status-woord")).hasText("Nawerktijd");
            assertThat(other.locator("#status-woord")).hasText("In gesprek");
            assertThat(other.locator(".desk__talk")).containsText(Citizen.WRITTEN);
            other.keyboard().press("Alt+o");
            second.isHungUpOn();
            citizen.isHungUpOn();

            JsonNode contact = ended(id, "afgehandeld");
            assertThat(contact.path("agent").asText()).isEqualTo("agent2");
            assertThat(api.events(id, "overgedragen")).singleElement().satisfies(given -> {
                assertThat(given.path("gegevens").path("agent").asText()).isEqualTo(FATIMA);
                assertThat(given.path("gegevens").path("collega").asText()).isEqualTo(SANDER);
            });
            desk.keyboard().press("Alt+k");
            other.keyboard().press("Alt+k");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement(value = "2.5.4", part = "mute")
    void anAgentMutesHimself() {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            Page desk = deskOf("agent1");
            citizen.says(Citizen.TONE);
            desk.keyboard().press("Alt+b");
            bothAreHeard(citizen, phone);

            desk.keyboard().press("Alt+m");
            assertThat(desk.locator("#gedempt")).isVisible();
            citizen.hearsSilence();
            phone.hears(Citizen.TONE);
            desk.keyboard().press("Alt+m");
            citizen.hears(AgentPhone.TONE);
            assertThat(desk.locator("#gedempt")).hasCount(0);
            citizen.hangsUp();
            phone.isHungUpOn();
            ended(id, "afgehandeld");
            desk.keyboard().press("Alt+k");
        }
    }

    @Test
    void aColleagueWhoCannotBeCalledIsSaidToBe() {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            Page desk = deskOf("agent1");
            citizen.says(Citizen.TONE);
            desk.keyboard().press("Alt+b");
            bothAreHeard(citizen, phone);

            desk.keyboard().press("Alt+r");
            desk.keyboard().type("sander");
            assertThat(desk.locator("#collegas .desk__colleague")).hasCount(1);
            assertThat(desk.locator("#collegas .desk__colleague")).containsText("Geen telefoon");
            desk.keyboard().press("Enter");
            assertThat(desk.locator("#meldingen")).containsText("niet aangemeld");
            citizen.hears(AgentPhone.TONE);

            choose(desk, "0900 1234", "Bel 0900 1234", "Enter");
            assertThat(desk.locator("#meldingen")).containsText("Betaalde nummers");
            citizen.hears(AgentPhone.TONE);
            assertThat(api.events(id, "ruggespraak")).isEmpty();

            citizen.hangsUp();
            phone.isHungUpOn();
            ended(id, "afgehandeld");
            desk.keyboard().press("Alt+k");
        }
    }

    @Test
    @Requirement(value = "2.5.4", part = "warm transfer to somebody outside")
    void anAgentGivesTheCustomerToSomebodyOutsideAfterAskingHim() {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                AgentPhone outside = AgentPhone.outside(balie);
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            Page desk = deskOf("agent1");
            citizen.says(Citizen.TONE);
            desk.keyboard().press("Alt+b");
            bothAreHeard(citizen, phone);

            choose(desk, "020 123 45 67", "Bel 020 123 45 67", "Enter");
            outside.says(COLLEAGUE);
            phone.hears(COLLEAGUE);
            citizen.hearsMusic();
            desk.keyboard().press("Alt+x");
            phone.isHungUpOn();
            citizen.hears(COLLEAGUE);
            outside.hears(Citizen.TONE);
            assertThat(desk.locator("#status-woord")).hasText("Nawerktijd");
            desk.keyboard().press("Alt+k");
            citizen.hangsUp();
            outside.isHungUpOn();
            ended(id, "doorverbonden");
        }
    }

    @Test
    @Requirement(value = "2.5.4", part = "cold transfer")
    void aCustomerWhoIsGivenAwayAndNotTakenComesBackToTheAgent() {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                AgentPhone colleague = AgentPhone.declining(balie, "agent2");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            Page desk = deskOf("agent1");
            api.available("agent2");
            citizen.says(Citizen.TONE);
            desk.keyboard().press("Alt+b");
            phone.says(AgentPhone.TONE);
            citizen.hears(AgentPhone.TONE);

            try (AgentPhone again = AgentPhone.ringing(balie, "agent1")) {
                choose(desk, "sander", SANDER, "Alt+x");
                phone.isHungUpOn();
                citizen.hearsMusic();
                again.awaitCall();
                assertThat(desk.locator(".desk__offer")).containsText(Citizen.WRITTEN);
                assertThat(api.events(id, "overgedragen")).hasSize(1);
                citizen.hangsUp();
            }
            ended(id, "afgebroken");
        }
    }

    @Test
    void aColleagueIsAskedForAdviceOnWhateverPageHeIs() {
        try (AgentPhone first = AgentPhone.answering(balie, "agent1");
                AgentPhone second = AgentPhone.answeringWhenTold(balie, "agent2");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            Page desk = deskOf("agent1");
            Page other = deskOf("agent2");
            other.navigate(balie.httpAddress() + "/contacten");
            citizen.says(Citizen.TONE);
            desk.keyboard().press("Alt+b");
            bothAreHeard(citizen, first);

            choose(desk, "sander", SANDER, "Enter");
            assertThat(other.locator("#balk")).containsText("Collega vraagt ruggespraak");
            assertThat(other.locator("#gezegd")).containsText(FATIMA + " belt u voor ruggespraak");
            Accessibility.assertNoViolations(other);
            other.keyboard().press("Alt+a");
            second.says(COLLEAGUE);
            first.hears(COLLEAGUE);
            assertThat(other.locator("#balk")).containsText("Ruggespraak met " + FATIMA);

            other.keyboard().press("Alt+o");
            second.isHungUpOn();
            citizen.hearsMusic();
            desk.keyboard().press("Alt+i");
            citizen.hears(AgentPhone.TONE);
            citizen.hangsUp();
            first.isHungUpOn();
            ended(id, "afgehandeld");
            desk.keyboard().press("Alt+k");
        }
    }

    @Test
    void whoCannotBeAskedIsSaidToBeAndTheCustomerWaitsUntilHeIsTakenBack() {
        try (AgentPhone first = AgentPhone.answering(balie, "agent1");
                AgentPhone second = AgentPhone.declining(balie, "agent2");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            Page desk = deskOf("agent1");
            citizen.says(Citizen.TONE);
            desk.keyboard().press("Alt+b");
            bothAreHeard(citizen, first);

            choose(desk, "sander", SANDER, "Enter");
            second.isDone();
            assertThat(desk.locator("#niet-bereikt")).hasText(SANDER + " nam niet aan; de klant wacht nog");
            citizen.hearsMusic();
            Accessibility.assertNoViolations(desk);
            desk.keyboard().press("Alt+i");
            citizen.hears(AgentPhone.TONE);
            assertThat(desk.locator("#niet-bereikt")).hasCount(0);

            citizen.hangsUp();
            first.isHungUpOn();
            ended(id, "afgehandeld");
            desk.keyboard().press("Alt+k");
        }
    }
}
