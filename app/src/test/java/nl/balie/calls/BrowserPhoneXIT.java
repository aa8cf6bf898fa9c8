package nl.balie.calls;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/** A browser as an agent's phone, through Kamailio and rtpengine, by what both sides hear. */
class BrowserPhoneXIT extends CallTest {

    @Test
    @Requirement(value = "2.5.3", part = "softphone in the browser")
    void anAgentAcceptsAtTheDeskAndSpeaksInHisBrowser() {
        try (AgentBrowser agent = AgentBrowser.signedIn(balie, "agent1")) {
            Page phone = agent.phone();
            Page desk = agent.desk();
            assertThat(desk.locator("#geen-telefoon")).isHidden();
            desk.keyboard().press("Alt+b");
            try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
                String id = citizen.contact();
                citizen.says(Citizen.TONE);
                assertThat(phone.locator("#browsertelefoon")).hasAttribute("data-state", "ringing");
                assertThat(desk.locator(".desk__offer")).isVisible();
                desk.keyboard().press("Alt+a");
                AgentBrowser.talks(phone);
                citizen.hears(AgentBrowser.TONE);
                AgentBrowser.hears(phone, Citizen.TONE);
                assertThat(desk.locator("#status-woord")).hasText("In gesprek");

                desk.keyboard().press("Alt+o");
                AgentBrowser.isReady(phone);
                citizen.isHungUpOn();
                ended(id, "afgehandeld");
                desk.keyboard().press("Alt+k");
            }
            assertThat(agent.complaints()).isEmpty();
        }
    }
}
