package nl.balie.calls;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.balie.callflows.StartingModels;
import nl.balie.pages.Accessibility;
import nl.balie.pages.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator walks through callflows in a browser, as a caller without a telephone. */
class TrialCallXIT extends CallTest {
    private Browser browser;
    private Page page;
    private Drawing drawing;

    @BeforeEach
    void signIn() {
        browser = new Browser();
        page = browser.newPage(1440, 900);
        drawing = Drawing.in(balie, page);
    }

    @AfterEach
    void leave() {
        browser.close();
    }

    @Test
    void heIsLedAsACallerWouldBeAndNothingOfItCounts() {
        api.available("agent1");
        int contacts = api.contacts().size();
        String figures = contactsInHeatMap();

        call("balie-main-menu", Map.of("from", "06 12345678"));
        assertThat(log()).containsText("Kies 1 voor Burgerzaken.");
        assertThat(mark("Task_AskMenu", "balie-active")).isVisible();
        assertThat(mark("CallActivity_Reception", "balie-visited")).isVisible();
        Browser.picture(page, "trial-menu");
        Accessibility.assertNoViolations(page);

        page.keyboard().press("7");
        assertThat(log()).containsText("Toetst 7");
        assertThat(page.locator("[data-key='1']")).isFocused();
        page.keyboard().press("1");
        assertThat(log()).containsText("gaat naar wachtrij Burgerzaken");
        assertThat(page.locator("#gesprek")).containsText("De beller wacht in Burgerzaken.");
        assertThat(page.locator("#gesprek")).containsText("Nu in: Telefonische wachtrij");
        Accessibility.assertNoViolations(page);

        press("Medewerker neemt op");
        assertThat(page.locator("#gesprek")).containsText("De beller is in gesprek.");
        press("Gesprekspartner hangt op");
        assertThat(log()).containsText("Balie verbreekt de verbinding.");
        assertThat(page.locator("#gesprek")).containsText("Het gesprek is voorbij.");
        assertThat(mark("Task_DisconnectCall", "balie-visited")).isVisible();
        Accessibility.assertNoViolations(page);

        assertThat(api.contacts()).hasSize(contacts);
        assertThat(contactsInHeatMap()).isEqualTo(figures);
        assertThat(api.agent("agent1").path("bezigheid").asText()).isEqualTo("vrij");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void itIsTheMomentTheNumberAndTheQueueThatHeChose() throws Exception {
        Administrator administrator = Administrator.of(balie, "beheer");
        QueuePages queues = new QueuePages(balie);
        try (AutoCloseable _ = queues.treat(
                "Burgerzaken",
                Map.of(
                        "every", "30",
                        "position", "true",
                        "expected", "true",
                        "fullAt", "9",
                        "fullMessage", "Het is nu te druk.",
                        "fullDestination", "DISCONNECT"))) {
            call("balie-direct-queue", Map.of("ahead", "4", "expected", "7", "speed", "60"));
            assertThat(log()).containsText("Na 0:30 wachten:");
            assertThat(log()).containsText("5");
            assertThat(log()).containsText("7 minuten");
            press("Beller hangt op");
            assertThat(page.locator("#gesprek")).containsText("Het gesprek is voorbij.");

            press("Nieuw testgesprek");
            assertThat(page.locator("#expected")).hasValue("7");
            fill(Map.of("ahead", "9"));
            assertThat(log()).containsText("Het is nu te druk.");
            assertThat(log()).containsText("Balie verbreekt de verbinding.");
        }
        administrator.addClosedCalendar("Nooit open");
        String calendar = calendarOf(administrator);
        administrator.follow(DIRECT, "Nooit open");
        try {
            call("balie-direct-queue", Map.of());
            assertThat(log()).containsText("Wij zijn gesloten.");
        } finally {
            administrator.follow(DIRECT, calendar);
        }
    }

    @Test
    void aCalamityThatBeginsIsHeardByTheCallerWhoWaits() {
        call("balie-direct-queue", Map.of());
        assertThat(page.locator("#gesprek")).containsText("De beller wacht in Burgerzaken.");

        press("Calamiteit gaat nu aan");

        assertThat(log()).containsText("Door een calamiteit zijn wij op dit moment minder goed bereikbaar.");
        assertThat(page.locator("#gesprek")).containsText("De beller wacht in Burgerzaken.");
        press("Beller hangt op");
        fillAgain(Map.of("calamity", "ON"));
        assertThat(log()).containsText("De calamiteitschakeling van " + DIRECT + " staat aan.");
    }

    @Test
    void digitsAreReadBackAndAStepThatFailsIsExplained() {
        call("balie-case-number", Map.of());
        page.locator("[name=toetsen]").fill("00421#");
        page.locator("[name=toetsen]").press("Enter");
        assertThat(log()).containsText("U toetste 0, 0, 4, 2, 1.");
        page.keyboard().press("1");
        assertThat(log()).containsText("Bron Zaken gaf geen antwoord");
        press("Beller hangt op");

        String model = StartingModels.shippedModel("balie-direct-queue")
                .orElseThrow()
                .replace(
                        "<zeebe:input source=\"=to\" target=\"to\" />",
                        "<zeebe:input source=\"=to\" target=\"to\" />" + "<zeebe:input source=\""
                                + Drawing.NOWHERE.replace("niet", "nergens") + "\" target=\"calendar\" />");
        drawing.deploy("Zonder tijden", model, "CallActivity_Reception");
        call("waterstad-zonder-tijden", Map.of());
        assertThat(log()).containsText("er zijn geen openingstijden 'Bestaat nergens'");
        assertThat(log())
                .containsText(
                        "De callflow laat de beller hier over aan de terugval van het nummer: rechtstreeks naar de wachtrij");
        assertThat(mark("Task_FollowFallback", "balie-visited")).isVisible();

        drawing.deploy("Zonder tijden en pad", Drawing.withoutFailurePath(model), "CallActivity_Reception");
        call("waterstad-zonder-tijden-en-pad", Map.of());
        assertThat(log()).containsText("De callflow staat stil");
        assertThat(log()).containsText("er zijn geen openingstijden 'Bestaat nergens'");
        assertThat(mark("Event_ReceptionFailed", "balie-incident")).isVisible();
        assertThat(Administrator.of(balie, "beheer").get("/beheer/procesincidenten"))
                .doesNotContain("Bestaat nergens");
    }

    @Test
    void heHoldsTheDialoguesOfTheControlLineAndNothingIsTurnedOrKept() {
        call("balie-control-line", Map.of());
        keyIn("123#");
        assertThat(log()).containsText("Deze code klopt niet.");
        keyIn("123456789#");
        assertThat(log()).containsText("u bent het zelf die zich aanmeldt");
        assertThat(log()).containsText("Toets 1 voor een calamiteitschakeling.");
        page.keyboard().press("1");
        assertThat(log()).containsText("Toets de laatste vier cijfers van het telefoonnummer");
        keyIn(DIRECT.substring(DIRECT.length() - 4) + "#");
        assertThat(log()).containsText("De calamiteitschakeling staat uit.");
        assertThat(log()).containsText("Toets 1 om de noodboodschap aan te zetten.");
        page.keyboard().press("1");
        assertThat(log()).containsText("De calamiteitschakeling van " + DIRECT + " zou nu aangaan.");
        assertThat(log()).containsText("De calamiteitschakeling staat aan.");
        assertThat(page.locator("[data-key='3']")).isVisible();
        page.keyboard().press("3");
        press("Spreekt iets in");
        assertThat(log()).containsText("Wat de beller net insprak");
        page.keyboard().press("1");
        assertThat(log()).containsText("De noodboodschap van " + DIRECT + " zou nu worden bewaard.");
        press("Beller hangt op");

        call("balie-direct-queue", Map.of());
        assertThat(page.locator("#gesprek")).containsText("De beller wacht in Burgerzaken.");
        assertThat(log()).not().containsText("staat aan.");
        press("Beller hangt op");
    }

    private void keyIn(String keys) {
        page.locator("[name=toetsen]").fill(keys);
        page.locator("[name=toetsen]").press("Enter");
    }

    private void call(String callflow, Map<String, String> fields) {
        drawing.open("/beheer/callflows/" + callflow + "/testgesprek");
        if (page.locator("#gesprek").isVisible()) {
            press("Nieuw testgesprek");
        }
        page.locator("#number").selectOption(callflow.equals("balie-main-menu") ? MENU : DIRECT);
        fill(fields);
    }

    private void fillAgain(Map<String, String> fields) {
        press("Nieuw testgesprek");
        fill(fields);
    }

    private void fill(Map<String, String> fields) {
        fields.forEach((name, value) -> {
            Locator field = page.locator("#" + name);
            if (field.evaluate("field => field.tagName").equals("SELECT")) {
                field.selectOption(value);
            } else {
                field.fill(value);
            }
        });
        press("Bel");
    }

    private void press(String button) {
        page.locator("main button")
                .getByText(button, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private Locator log() {
        return page.locator("#verloop");
    }

    private Locator mark(String element, String marker) {
        return page.locator("#tekening ." + marker + "[data-element-id=" + element + "]")
                .first();
    }

    private String contactsInHeatMap() {
        String map = Administrator.of(balie, "beheer").get("/beheer/callflows/balie-main-menu/drukte");
        int at = map.indexOf("id=\"contacten\"");
        return at < 0 ? "none" : map.substring(at, map.indexOf("</dd>", at));
    }

    private static String calendarOf(Administrator administrator) {
        String form = administrator.get(administrator.rowOf("/beheer/nummers", DIRECT, "/beheer/nummers"));
        String calendars = form.substring(form.indexOf("id=\"calendar\""));
        Matcher found =
                Pattern.compile("<option[^>]*selected[^>]*>([^<]+)</option>").matcher(calendars);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
