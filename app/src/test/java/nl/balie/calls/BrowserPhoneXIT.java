package nl.balie.calls;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import nl.balie.conformity.Requirement;
import nl.balie.pages.Accessibility;
import nl.balie.pages.Browser;
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

    @Test
    @Requirement(value = "2.5.3", part = "choice at any moment, remembered, and the next device when one fails")
    void anAgentChoosesHisDeviceAndTheNextOneRingsWhenItFails() {
        try (AgentPhone sip = AgentPhone.answering(balie, "agent1")) {
            try (AgentBrowser agent = AgentBrowser.signedIn(balie, "agent1")) {
                Page desk = agent.desk();
                desk.locator("#toestel-sip").click();
                assertThat(desk.locator("#toestel-sip")).hasAttribute("aria-pressed", "true");
                Page phone = agent.opensPhone("#toestel-browser");
                assertThat(desk.locator("#toestel-browser")).hasAttribute("aria-pressed", "true");
                assertThat(desk.locator("#ander-toestel")).isHidden();
                Accessibility.assertNoViolations(phone);
                Accessibility.assertNoViolations(desk);
                Browser.picture(phone, "browsertelefoon");
                desk.keyboard().press("Alt+b");
                talksInTheBrowser(desk, phone);
                assertThat(sip.wasCalled()).isFalse();

                phone.close();
                assertThat(desk.locator("#ander-toestel")).containsText("SIP-telefoon");
                try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
                    String id = citizen.contact();
                    citizen.says(Citizen.TONE);
                    bothAreHeard(citizen, sip);
                    citizen.hangsUp();
                    sip.isHungUpOn();
                    ended(id, "afgehandeld");
                    desk.keyboard().press("Alt+k");
                }
                assertThat(agent.complaints()).isEmpty();
            }
            try (AgentBrowser again = AgentBrowser.signedIn(balie, "agent1")) {
                assertThat(again.desk().locator("#toestel-browser")).hasAttribute("aria-pressed", "true");
            }
        }
    }

    private void talksInTheBrowser(Page desk, Page phone) {
        try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            assertThat(phone.locator("#browsertelefoon")).hasAttribute("data-state", "ringing");
            phone.locator("#opnemen").click();
            citizen.hears(AgentBrowser.TONE);
            AgentBrowser.hears(phone, Citizen.TONE);
            phone.locator("#ophangen").click();
            citizen.isHungUpOn();
            ended(id, "afgehandeld");
            desk.keyboard().press("Alt+k");
        }
    }

    @Test
    @Requirement(value = "2.5.3", part = "softphone in the browser")
    void aCallStaysWhenTheDeskGoesToOtherPagesAndWhenThePhoneIsLoadedAgain() {
        try (AgentBrowser agent = AgentBrowser.signedIn(balie, "agent1")) {
            Page desk = agent.desk();
            Page phone = agent.opensPhone("#toestel-browser");
            desk.keyboard().press("Alt+b");
            try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
                String id = citizen.contact();
                citizen.says(Citizen.TONE);
                desk.locator("[data-shortcut='A']").click();
                AgentBrowser.talks(phone);
                citizen.hears(AgentBrowser.TONE);

                desk.navigate(balie.httpAddress() + "/contacten");
                citizen.hears(AgentBrowser.TONE);
                AgentBrowser.hears(phone, Citizen.TONE);
                desk.navigate(balie.httpAddress() + "/desk");

                for (int again = 0; again < 2; again++) {
                    phone.reload();
                    AgentBrowser.talks(phone);
                    citizen.hears(AgentBrowser.TONE);
                    AgentBrowser.hears(phone, Citizen.TONE);
                }

                phone.navigate("about:blank");
                citizen.hearsMusic();
                phone.navigate(balie.httpAddress() + "/telefoon");
                AgentBrowser.talks(phone);
                citizen.hears(AgentBrowser.TONE);

                phone.locator("#ophangen").click();
                citizen.isHungUpOn();
                ended(id, "afgehandeld");
                desk.keyboard().press("Alt+k");
            }
            assertThat(agent.complaints()).isEmpty();
        }
    }

    @Test
    void aCallOfAnAgentWhoDoesNotComeBackIsOver() {
        try (AgentBrowser agent = AgentBrowser.signedIn(balie, "agent1")) {
            Page desk = agent.desk();
            Page phone = agent.opensPhone("#toestel-browser");
            desk.keyboard().press("Alt+b");
            try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
                String id = citizen.contact();
                citizen.says(Citizen.TONE);
                desk.locator("[data-shortcut='A']").click();
                citizen.hears(AgentBrowser.TONE);
                phone.close();
                citizen.hearsMusic();
                citizen.isHungUpOn();
                ended(id, "afgehandeld");
                desk.keyboard().press("Alt+k");
            }
        }
    }
}
