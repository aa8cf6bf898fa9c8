package nl.balie.calls;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Set;
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
                assertThat(desk.locator(".desk__talk")).isVisible();

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
                isAccessibleAtAnyWidth(phone);
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

    @Test
    void aNewcomerCallsAsACitizenAndPressesKeys() {
        try (AgentPhone agent = AgentPhone.answering(balie, "agent1");
                AgentBrowser newcomer = AgentBrowser.signedIn(balie, "agent1")) {
            newcomer.desk().keyboard().press("Alt+b");
            Page phone = newcomer.citizen();
            Accessibility.assertNoViolations(phone);
            Set<String> before = api.contactIds();
            phone.locator("#nummer").selectOption(MENU);
            phone.locator("#bellen").click();
            AgentBrowser.citizenTalks(phone);
            String id = Await.value(
                    "the contact of the call",
                    () -> api.contactIds().stream()
                            .filter(contact -> !before.contains(contact))
                            .findFirst());
            phone.locator("[data-tone='1']").click();
            agent.says(AgentPhone.TONE);
            agent.hears(AgentBrowser.TONE);
            AgentBrowser.hears(phone, AgentPhone.TONE);
            assertThat(api.events(id, "toets").toString()).contains("\"1\"");
            isAccessibleAtAnyWidth(phone);
            Browser.picture(phone, "bellen-als-burger");
            phone.locator("#ophangen").click();
            agent.isHungUpOn();
            ended(id, "afgehandeld");
            newcomer.desk().keyboard().press("Alt+k");
            assertThat(newcomer.complaints()).isEmpty();
        }
    }

    @Test
    void whatDiesIsStartedAgainAndCallsOnSipPhonesGoOn() {
        try (AgentPhone sip = AgentPhone.answering(balie, "agent1");
                AgentBrowser agent = AgentBrowser.signedIn(balie, "agent1")) {
            Page desk = agent.desk();
            desk.keyboard().press("Alt+b");
            try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
                String id = citizen.contact();
                citizen.says(Citizen.TONE);
                bothAreHeard(citizen, sip);
                for (String program : List.of("rtpengine", "kamailio")) {
                    Await.until("the desk to say that " + program + " is away", () -> {
                        balie.killGateway(program); // until it is away for long enough to be seen
                        return desk.locator("#browsertelefoon-weg:has-text('" + program + "')")
                                        .count()
                                > 0;
                    });
                    citizen.hears(AgentPhone.TONE);
                    sip.hears(Citizen.TONE);
                    assertThat(desk.locator("#browsertelefoon-weg")).isHidden();
                }
                citizen.hangsUp();
                sip.isHungUpOn();
                ended(id, "afgehandeld");
                desk.keyboard().press("Alt+k");
            }
            Page phone = agent.opensPhone("#toestel-browser");
            balie.killGateway("kamailio");
            assertThat(phone.locator("#browsertelefoon")).hasAttribute("data-state", "connecting");
            AgentBrowser.isReady(phone);
            talksInTheBrowser(desk, phone);
        }
    }

    @Test
    void whatAKillLeavesOfTheGatewayIsEndedAtTheNextStart() {
        List<ProcessHandle> before = balie.gateway();
        assertThat(before).hasSizeGreaterThan(2);

        balie.kill9();
        assertThat(before).anyMatch(ProcessHandle::isAlive);
        balie.restart();
        Await.until("the leftovers to be gone", () -> before.stream().noneMatch(ProcessHandle::isAlive));
        balie.awaitFlows();
        try (AgentBrowser agent = AgentBrowser.signedIn(balie, "agent1")) {
            AgentBrowser.isReady(agent.phone());
        }
    }

    @Test
    @Requirement(value = "2.5.3", part = "softphone in the browser")
    void anAgentTriesHisMicrophoneAndLoudspeaker() {
        try (AgentBrowser agent = AgentBrowser.signedIn(balie, "agent1")) {
            Page phone = agent.phone();
            assertThat(phone.locator("#microfoon option")).not().hasCount(1);
            phone.locator("#microfoon").selectOption(new SelectOption().setIndex(1));
            String chosen = phone.locator("#microfoon").inputValue();
            phone.locator("#echo").click();
            assertThat(phone.locator("#echo-staat")).hasText("Spreek nu; Balie neemt drie seconden op.");
            Await.until(
                    "the meter to show that he is heard",
                    () -> Double.parseDouble(phone.locator("#niveau")
                                    .evaluate("meter => meter.value")
                                    .toString())
                            > 0.3);
            assertThat(phone.locator("#echo-staat")).hasText("De echotest is klaar.");
            double loudest =
                    Double.parseDouble(phone.locator("#browsertelefoon").getAttribute("data-echo"));
            assertThat(loudest).isGreaterThan(0.001);
            phone.reload();
            AgentBrowser.isReady(phone);
            assertThat(phone.locator("#microfoon")).hasValue(chosen);
        }
    }

    @Test
    void nobodyCallsUnderAnotherName() {
        try (AgentBrowser agent = AgentBrowser.signedIn(balie, "agent1")) {
            Page phone = agent.phone();
            assertThat(firstAnswer(phone, "/telefoon/sip", "REGISTER", "~agent2"))
                    .startsWith("SIP/2.0 403");
            assertThat(firstAnswer(phone, "/telefoon/sip", "REGISTER", "agent1"))
                    .startsWith("SIP/2.0 403");
            assertThat(firstAnswer(phone, "/telefoon/sip", "INVITE", "~agent1")).startsWith("SIP/2.0 403");
            assertThat(firstAnswer(phone, "/telefoon/sip", "REGISTER", "~agent1"))
                    .startsWith("SIP/2.0 401");
            assertThat(firstAnswer(phone, "/bel/sip", "INVITE", "+31612345678")).startsWith("SIP/2.0 403");
            assertThat(firstAnswer(phone, "/bel/sip", "REGISTER", "agent1")).startsWith("SIP/2.0 403");
            agent.desk().locator("form[action$='/afmelden'] button").click();
            agent.desk().waitForURL("**/aanmelden?**");
            assertThat(firstAnswer(phone, "/telefoon/sip", "REGISTER", "~agent1"))
                    .isEqualTo("refused");
        }
    }

    /** The first line of the answer to a request through a WebSocket of this page's visitor, or {@code refused}. */
    private static String firstAnswer(Page page, String path, String method, String from) {
        return page.evaluate("""
            ([path, method, from]) => new Promise((resolve) => {
                const socket = new WebSocket(`ws://${location.host}${path}`, 'sip');
                socket.onerror = () => resolve('refused');
                socket.onmessage = ({ data }) => {
                    resolve(data.split('\\r\\n')[0]);
                    socket.close();
                };
                socket.onopen = () => socket.send([
                    `${method} sip:${method === 'REGISTER' ? '' : '+31990001001@'}balie.invalid SIP/2.0`,
                    'Via: SIP/2.0/WS a.invalid;branch=z9hG4bK' + Math.random(),
                    'Max-Forwards: 70',
                    `From: <sip:${from}@balie.invalid>;tag=a`,
                    `To: <sip:${method === 'REGISTER' ? from : '+31990001001'}@balie.invalid>`,
                    'Call-ID: ' + Math.random(),
                    `CSeq: 1 ${method}`,
                    'Contact: <sip:a@a.invalid;transport=ws>',
                    'Content-Length: 0', '', ''].join('\\r\\n'));
            })\
            """, List.of(path, method, from)).toString();
    }

    private static void isAccessibleAtAnyWidth(Page page) {
        for (int width : new int[] {1360, 360}) {
            page.setViewportSize(width, 800);
            Accessibility.assertNoViolations(page);
        }
        page.setViewportSize(700, 800);
    }
}
