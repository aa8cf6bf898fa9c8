package nl.balie.calls;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import nl.balie.conformity.Requirement;
import nl.balie.pages.Accessibility;
import nl.balie.pages.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The buttons of the desk with a real phone behind them; putting back and calling back are in {@code PutBackXIT} and
 * {@code VoicemailXIT}.
 */
class DeskCallXIT extends CallTest {
    private final Browser browser = new Browser();
    private Page desk;

    @BeforeEach
    void atTheDesk() {
        desk = browser.newPage(1360, 900);
        desk.navigate(balie.httpAddress() + "/");
        desk.locator("#gebruikersnaam").fill("agent1");
        desk.locator("#wachtwoord").fill("balie-demo");
        desk.locator("#wachtwoord").press("Enter");
        desk.waitForURL("**/desk");
        assertThat(desk.locator("#verbinding")).hasText("Verbonden");
    }

    @AfterEach
    void leaves() {
        browser.close();
    }

    @Test
    @Requirement("2.2.17")
    @Requirement(value = "2.5.4", part = "answering and hanging up")
    void anAgentAnswersAndHangsUpAtHisDesk() {
        try (AgentPhone phone = AgentPhone.answeringWhenTold(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String contact = citizen.contact();
            citizen.says(Citizen.TONE);
            api.awaitEvent(contact, "in-wachtrij");
            desk.keyboard().press("Alt+b");
            assertThat(desk.locator(".desk__offer")).containsText(Citizen.WRITTEN);
            assertThat(desk.locator(".desk__offer")).containsText("Team Burgerzaken");
            phone.awaitCall();

            desk.keyboard().press("Alt+a");
            bothAreHeard(citizen, phone);
            assertThat(desk.locator(".desk__talk")).containsText(Citizen.WRITTEN);

            desk.keyboard().press("Alt+o");
            phone.isHungUpOn();
            citizen.isHungUpOn();
            assertThat(desk.locator("#status-woord")).hasText("Nawerktijd");
            ended(contact, "afgehandeld");
            desk.keyboard().press("Alt+k");
            assertThat(desk.locator("#status-woord")).hasText("Beschikbaar");
        }
    }

    @Test
    @Requirement(value = "2.5.4", part = "hold")
    void anAgentPutsACallerOnHoldWhoThenHearsMusicAndTakesHimBack() {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String contact = citizen.contact();
            citizen.says(Citizen.TONE);
            desk.keyboard().press("Alt+b");
            bothAreHeard(citizen, phone);
            assertThat(desk.locator("#wacht")).containsText("In de wacht");

            desk.keyboard().press("Alt+i");
            citizen.hearsMusic();
            phone.hearsSilence();
            assertThat(desk.locator("#in-de-wacht .desk__clock")).hasText(Pattern.compile("0:0[0-9]"));
            assertThat(desk.locator("#wacht")).containsText("Uit de wacht");
            Accessibility.assertNoViolations(desk);

            desk.keyboard().press("Alt+i");
            phone.hears(Citizen.TONE);
            citizen.hears(AgentPhone.TONE);
            assertThat(desk.locator("#in-de-wacht")).hasCount(0);
            assertThat(desk.locator("#meldingen")).containsText("weer in gesprek");

            desk.keyboard().press("Alt+i");
            citizen.hearsMusic();
            citizen.hangsUp();
            phone.isHungUpOn();
            ended(contact, "afgehandeld");
            api.awaitEvent(contact, "teruggenomen");
            desk.keyboard().press("Alt+k");
        }
    }

    @Test
    void aCallThatAnAgentDeclinesAtHisDeskStopsRingingAndGoesToAnother() {
        try (AgentPhone declined = AgentPhone.ringing(balie, "agent1");
                AgentPhone other = AgentPhone.answering(balie, "agent2");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String contact = citizen.contact();
            citizen.says(Citizen.TONE);
            desk.keyboard().press("Alt+b");
            assertThat(desk.locator(".desk__offer")).isVisible();
            declined.awaitCall();

            desk.keyboard().press("Alt+w");
            declined.stopsRinging();
            assertThat(desk.locator("#status-woord")).hasText("Niet beschikbaar");
            citizen.hearsMusic();

            api.available("agent2");
            bothAreHeard(citizen, other);
            citizen.hangsUp();
            other.isHungUpOn();
            ended(contact, "afgehandeld");
        }
    }
}
