package nl.balie.calls;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import nl.balie.conformity.Requirement;
import nl.balie.pages.Accessibility;
import nl.balie.pages.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What agents dial of themselves, with real phones, by keyboard alone and by what everybody hears. */
class DeskDialXIT extends CallTest {
    private static final double OTHER = 1400;
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

    private static void looksFor(Page desk, String words, String found) {
        desk.keyboard().press("Alt+u");
        desk.keyboard().type(words);
        assertThat(desk.locator("#bel-collegas .desk__colleague:has(:checked)")).containsText(found);
    }

    private String contact() {
        return Await.value(
                "the contact",
                () -> api.contacts().stream()
                        .filter(contact -> !contact.path("beeindigdOp").isTextual())
                        .map(contact -> contact.path("id").asText())
                        .findFirst());
    }

    @Test
    @Requirement("2.2.39")
    @Requirement(value = "2.5.4", part = "dialling out")
    void anAgentCallsSomebodyOutsideAndChoosesTheNumberThatIsShown() {
        try (AgentPhone phone = AgentPhone.answeringWhenTold(balie, "agent1");
                AgentPhone outside = AgentPhone.outside(balie)) {
            Page desk = deskOf("agent1");
            desk.keyboard().press("Alt+b");
            looksFor(desk, "06 12 34 56 78", "Bel 06 12 34 56 78");
            assertThat(desk.locator("#namens optgroup")).hasCount(2);
            desk.keyboard().press("Tab");
            desk.keyboard().press("Tab");
            assertThat(desk.locator("#namens")).isFocused();
            desk.keyboard().type("Burgerzaken, met 0990 00 10 01");
            assertThat(desk.locator("#namens option:checked")).containsText("0990 00 10 01");
            Accessibility.assertNoViolations(desk);
            Browser.picture(desk, "desk-bellen");
            desk.locator("#bel-wie").press("Enter");
            assertThat(desk.locator("#bellen")).isHidden();

            outside.awaitCall();
            assertThat(phone.display()).contains("U belt 06 12 34 56 78");
            assertThat(outside.display()).contains(DIRECT).contains("Waterstad").doesNotContain("Fatima");
            String id = contact();
            phone.says(AgentPhone.TONE);
            outside.hears(AgentPhone.TONE);
            outside.says(OTHER);
            phone.hears(OTHER);
            assertThat(desk.locator(".desk__talk")).containsText("06 12 34 56 78");
            Accessibility.assertNoViolations(desk);

            desk.keyboard().press("Alt+i");
            outside.hearsMusic();
            desk.keyboard().press("Alt+i");
            outside.hears(AgentPhone.TONE);
            desk.keyboard().press("Alt+o");
            outside.isHungUpOn();
            phone.isHungUpOn();

            JsonNode call = ended(id, "afgehandeld");
            assertThat(call.path("richting").asText()).isEqualTo("uitgaand");
            assertThat(call.path("van").asText()).isEqualTo(DIRECT);
            assertThat(call.path("naar").asText()).isEqualTo("+31612345678");
            assertThat(api.events(id, "gebeld")).singleElement().satisfies(dialled -> {
                assertThat(dialled.path("gegevens").path("agent").asText()).isEqualTo(FATIMA);
                assertThat(dialled.path("gegevens").path("getoondNummer").asText())
                        .isEqualTo(DIRECT);
            });
            assertThat(desk.locator("#status-woord")).hasText("Nawerktijd");
            desk.keyboard().press("Alt+k");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement(value = "2.2.39", part = "no number is shown")
    void nothingOfTheAgentIsShownWhenHeShowsNoNumber() {
        try (AgentPhone phone = AgentPhone.answeringWhenTold(balie, "agent2");
                AgentPhone outside = AgentPhone.outside(balie)) {
            Page desk = deskOf("agent2");
            desk.keyboard().press("Alt+b");
            looksFor(desk, "020 123 45 67", "Bel 020 123 45 67");
            desk.locator("#namens")
                    .selectOption(desk.locator("#namens option:has-text('zonder nummer')")
                            .first()
                            .getAttribute("value"));
            desk.locator("#bel-wie").press("Enter");

            outside.awaitCall();
            assertThat(outside.display())
                    .contains("anonymous.invalid")
                    .doesNotContain("Sander")
                    .doesNotContain("099");
            String id = contact();
            phone.says(AgentPhone.TONE);
            outside.hears(AgentPhone.TONE);
            outside.hangsUp();
            phone.isHungUpOn();
            ended(id, "afgehandeld");
            desk.keyboard().press("Alt+k");
        }
    }

    @Test
    @Requirement(value = "2.5.4", part = "dialling inside")
    void anAgentCallsAColleagueByHisName() {
        try (AgentPhone phone = AgentPhone.answeringWhenTold(balie, "agent1");
                AgentPhone colleague = AgentPhone.answeringWhenTold(balie, "agent2")) {
            Page desk = deskOf("agent1");
            Page other = deskOf("agent2");
            desk.keyboard().press("Alt+b");
            looksFor(desk, "sander", SANDER);
            desk.keyboard().press("Enter");

            colleague.awaitCall();
            String id = contact();
            assertThat(other.locator(".desk__offer")).containsText(FATIMA);
            Accessibility.assertNoViolations(other);
            Browser.picture(other, "desk-collega-belt");
            other.keyboard().press("Alt+a");
            phone.says(AgentPhone.TONE);
            colleague.says(OTHER);
            phone.hears(OTHER);
            colleague.hears(AgentPhone.TONE);
            assertThat(desk.locator(".desk__talk")).containsText(SANDER);
            assertThat(other.locator("#status-woord")).hasText("Ruggespraak");

            other.keyboard().press("Alt+o");
            colleague.isHungUpOn();
            phone.isHungUpOn();
            ended(id, "afgehandeld");
            desk.keyboard().press("Alt+k");
            assertThat(other.locator(".desk__talk")).hasCount(0);
        }
    }

    @Test
    @Requirement(value = "2.5.16", part = "a link on another page opens the desk with the number in it")
    void aLinkBringsTheNumberToTheDeskAndTheAgentDecides() {
        try (AgentPhone phone = AgentPhone.answeringWhenTold(balie, "agent1");
                AgentPhone outside = AgentPhone.outside(balie)) {
            Page desk = deskOf("agent1");
            desk.keyboard().press("Alt+b");
            assertThat(desk.locator("#status-woord")).hasText("Beschikbaar");
            desk.navigate(balie.httpAddress() + "/desk?bel=tel:%2B31612345678");
            assertThat(desk.locator("#bel-wie")).isFocused();
            assertThat(desk.locator("#bel-collegas .desk__colleague:has(:checked)"))
                    .containsText("Bel 06 12 34 56 78");
            assertThat(desk).hasURL(balie.httpAddress() + "/desk");
            assertThat(phone.wasCalled()).isFalse();
            desk.keyboard().press("Enter");

            outside.awaitCall();
            String id = contact();
            phone.says(AgentPhone.TONE);
            outside.hears(AgentPhone.TONE);
            outside.hangsUp();
            phone.isHungUpOn();
            ended(id, "afgehandeld");
            desk.keyboard().press("Alt+k");
        }
    }

    /** The other system has an origin of its own. */
    @Test
    @Requirement("2.5.16")
    void aNumberOnAPageOfAnotherSystemIsCalled() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] page = """
                <!DOCTYPE html><title>CRM</title>
                <script src="%s/assets/click-to-call.js" defer></script>
                <p id="tekst">Mevrouw Jansen, 06 12 34 56 78, zaak 1234567890123</p>
                <button onclick="this.insertAdjacentHTML('afterend', '<p id=later>Of 020-1234567</p>')">Meer</button>
                """.formatted(balie.httpAddress()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        try (AgentPhone phone = AgentPhone.answeringWhenTold(balie, "agent1");
                AgentPhone outside = AgentPhone.outside(balie)) {
            Page desk = deskOf("agent1");
            desk.keyboard().press("Alt+b");
            assertThat(desk.locator("#status-woord")).hasText("Beschikbaar");
            desk.navigate("http://localhost:" + other.getAddress().getPort() + "/");
            desk.getByText("Meer").click();
            assertThat(desk.locator("#later a")).hasAttribute("href", "tel:0201234567");
            assertThat(desk.locator("a")).hasCount(2);
            Page opened =
                    desk.context().waitForPage(() -> desk.locator("#tekst a").click());
            assertThat(opened.locator("#bel-collegas .desk__colleague:has(:checked)"))
                    .containsText("Bel 06 12 34 56 78");
            assertThat(opened.locator("#bel-wie")).isFocused();
            opened.keyboard().press("Enter");

            outside.awaitCall();
            String id = contact();
            phone.says(AgentPhone.TONE);
            outside.hears(AgentPhone.TONE);
            outside.hangsUp();
            phone.isHungUpOn();
            ended(id, "afgehandeld");
            opened.keyboard().press("Alt+k");
        } finally {
            other.stop(0);
        }
    }

    /** Who types on faster than it is looked up does not call somebody else. */
    @Test
    void whoWasFoundByOtherWordsIsNotCalled() {
        try (AgentPhone phone = AgentPhone.ringing(balie, "agent1");
                AgentPhone colleague = AgentPhone.ringing(balie, "agent2")) {
            Page desk = deskOf("agent1");
            desk.keyboard().press("Alt+b");
            assertThat(desk.locator("#status-woord")).hasText("Beschikbaar");
            looksFor(desk, "sander", SANDER);
            desk.route("**/desk/collegas?*wie=0900*", _ -> {}); // never answered
            desk.locator("#bel-wie").fill("0900 1234");
            desk.keyboard().press("Enter");

            assertThat(desk.locator("#meldingen")).containsText("Betaalde nummers");
            assertThat(phone.wasCalled()).isFalse();
            assertThat(colleague.wasCalled()).isFalse();
        }
    }

    @Test
    void whatCannotBeCalledIsSaidAndNothingRings() {
        try (AgentPhone phone = AgentPhone.ringing(balie, "agent1")) {
            Page desk = deskOf("agent1");
            looksFor(desk, "0900 1234", "Bel 0900 1234");
            desk.keyboard().press("Enter");
            assertThat(desk.locator("#meldingen")).containsText("Betaalde nummers");
            looksFor(desk, "06 12 34 56 78", "Bel 06 12 34 56 78");
            desk.keyboard().press("Enter");
            assertThat(desk.locator("#meldingen")).containsText("niet aangemeld bij de wachtrijen");
            desk.keyboard().press("Alt+b");
            assertThat(desk.locator("#status-woord")).hasText("Beschikbaar");
            assertThat(phone.wasCalled()).isFalse();
        }
    }
}
