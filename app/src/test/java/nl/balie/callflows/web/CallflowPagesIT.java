package nl.balie.callflows.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import nl.balie.RealTime;
import nl.balie.callflows.CallflowParts;
import nl.balie.callflows.FourthOption;
import nl.balie.callflows.StartingModels;
import nl.balie.conformity.Requirement;
import nl.balie.database.TestDatabase;
import nl.balie.flows.EngineAlone;
import nl.balie.pages.Accessibility;
import nl.balie.people.TestCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Drawing, deploying and going back in a real browser, on the engine that comes with Balie. */
@SpringBootTest(
        classes = {CallflowParts.class, EngineAlone.class, RealTime.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "balie.demo=true")
class CallflowPagesIT extends CallflowBrowserTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry registry) throws IOException {
        DATABASE.register(registry);
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target/callflows")), "data-");
        registry.add("balie.data", data::toString);
    }

    @BeforeEach
    void open() {
        page.setViewportSize(1440, 900);
        signIn("beheer", "balie-demo");
    }

    @Test
    @Requirement(value = "2.10.1", part = "callflows")
    void drawsAFourthOptionDeploysItAndGoesBack() {
        go("/beheer/callflows");
        Accessibility.assertNoViolations(page);
        page.getByRole(AriaRole.LINK, named("Kopie maken Hoofdmenu")).click();
        assertThat(page.locator("#start")).hasValue("balie-main-menu");
        page.locator("#name").fill("Zomermenu");
        Accessibility.assertNoViolations(page);
        picture("callflow-new");
        page.locator("#name").press("Enter");
        page.waitForURL("**/beheer/callflows/waterstad-zomermenu");
        drawn();
        picture("callflow-modeler");
        Accessibility.assertNoViolations(page);

        deploy("Zoals het was");
        assertThat(page.locator("#meldingen")).containsText("Versie 1 is uitgerold.");

        // the keys in the properties panel
        element("Task_AskMenu").click();
        Locator keys = page.getByLabel("Toetsen").first();
        assertThat(keys).isVisible();
        picture("callflow-properties");
        keys.fill("");
        keys.press("Tab");
        assertThat(page.locator("[data-part=findings]")).containsText("Vul Toetsen in.");
        assertThat(page.locator(".balie-wrong")).hasCount(1);
        deploy("Met een fout");
        assertThat(page.locator("#meldingen")).containsText("Niet uitgerold: er zijn fouten.");
        picture("callflow-wrong");
        Accessibility.assertNoViolations(page);
        page.locator("[data-part=findings] button").first().click();
        keys.fill("12304");
        keys.press("Tab");
        assertThat(page.locator("[data-part=verdict]")).containsText("kan worden uitgerold");

        // the step that is said, as Camunda Modeler would save it
        saved();
        take(FourthOption.in(exported())
                .replace("waterstad-zomermenu", "Process_FromElsewhere")
                .replace("name=\"Zomermenu\"", "name=\"Heel anders\""));
        assertThat(page.locator("#importeren")).containsText("Nieuw: Noem de openingstijden");
        assertThat(page.locator("#importeren")).containsText("Gewijzigd: Ja");
        assertThat(page.locator("#importeren")).not().containsText("Bepaal route");
        Accessibility.assertNoViolations(page);
        picture("callflow-import");
        importNow();
        assertThat(page.locator("#meldingen")).containsText("Het bestand is geopend als concept.");
        saved();
        assertThat(page.locator("#meldingen")).containsText("geopend als concept");
        assertThat(element("Task_SayHours")).hasCount(1);
        page.getByRole(AriaRole.BUTTON, named("Import ongedaan maken")).click();
        assertThat(element("Task_SayHours")).hasCount(0);
        take(FourthOption.in(exported()));
        importNow();
        saved();
        assertThat(element("Task_SayHours")).hasCount(1);
        assertThat(page.locator("[data-part=verdict]")).containsText("kan worden uitgerold");
        deploy("Optie 4 noemt de openingstijden");
        assertThat(page.locator("#meldingen")).containsText("Versie 2 is uitgerold.");
        assertThat(page.getByRole(AriaRole.LINK, named("Testgesprek"))).isVisible();
        picture("callflow-version-2");

        page.getByRole(AriaRole.LINK, named("Versies")).click();
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("tbody tr").first()).containsText("Optie 4 noemt de openingstijden");
        Accessibility.assertNoViolations(page);
        picture("callflow-versions");
        page.getByRole(AriaRole.BUTTON, named("Terugzetten Versie 1")).click();
        page.locator("dialog[open] button[type=submit]").click();
        assertThat(page.locator("#meldingen")).containsText("Versie 1 is teruggezet, als versie 3.");
        assertThat(page.locator("tbody tr")).hasCount(3);
        page.getByRole(AriaRole.LINK, named("Bekijken Versie 2")).click();
        drawn();
        assertThat(element("Task_SayHours")).hasCount(1);
        go("/beheer/callflows/waterstad-zomermenu");
        drawn();
        assertThat(element("Task_SayHours")).hasCount(0);
        go("/beheer/callflows");
        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Zomermenu")))
                .containsText("3");
        picture("callflow-list");

        go("/beheer/nummers");
        page.locator("tbody a").first().click();
        page.locator("#callflow")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Zomermenu"));
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).click();
        assertThat(page.locator("#meldingen")).containsText("is opgeslagen");
        go("/beheer/callflows/waterstad-zomermenu/verwijderen");
        assertThat(page.locator("main")).containsText("+3199000");
        Accessibility.assertNoViolations(page);
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("422"));
    }

    @Test
    void tellsTheSecondEditorAndKeepsWhatBothDrew() {
        create("Twee tekenaars");
        Page other = browser.newPage(1440, 900);
        signIn(other, "beheer", "balie-demo");
        other.navigate(page.url());
        assertThat(other.locator(".balie-modeler[data-drawn=true]")).isVisible();
        rename(page, "Eerste");
        saved();
        rename(other, "Tweede");

        assertThat(other.locator("#conflict")).containsText("beheer heeft deze callflow om");
        picture(other, "callflow-conflict");
        var mine = other.waitForDownload(
                () -> other.getByText("Mijn tekening exporteren").click());
        assertThat(read(mine.path())).contains("Tweede");
        other.getByText("De andere tekening openen").click();
        assertThat(other.locator("[data-element-id=CallActivity_Reception]").first())
                .containsText("Eerste");
    }

    @Test
    void showsAtItsElementWhatTheEngineRefuses() {
        create("Formule");
        String model = exported()
                .replaceFirst(
                        "(<zeebe:input source=\"Welkom bij de gemeente)",
                        "<zeebe:input source=\"x\" target=\"een naam\" />$1");
        take(model);
        importNow();
        saved();
        deploy("");

        assertThat(page.locator("[data-part=findings]")).containsText("De procesmotor weigert dit element. Kijk na");
        assertThat(page.locator("[data-part=findings]")).containsText("Ontvang beller");
        assertThat(page.locator(".balie-wrong")).hasCount(1);
        picture("callflow-engine-refuses");
    }

    @Test
    void drawsFromThePaletteAndKeepsTheDrawingWhenAFileIsNoModel() {
        create("Palet");
        take("dit is geen model");
        assertThat(page.locator("#meldingen")).containsText("geen BPMN-model");
        assertThat(element("CallActivity_Reception")).isVisible();

        page.locator(".djs-palette [data-action='create.end-event'], .djs-palette .entry[title*='Einde']")
                .first()
                .click();
        var canvas = page.locator("[data-part=canvas]").boundingBox();
        page.mouse().click(canvas.x + canvas.width * 0.75, canvas.y + canvas.height * 0.85);

        assertThat(page.locator("[data-part=findings]")).containsText("Hier komt geen beller");
        picture("callflow-palette");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void leavesTheDrawingWhenAFileCannotBeUsedAndSaysWhy() {
        create("Bestanden");
        String model = exported();

        take(model.replaceFirst("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", ""));
        assertThat(page.locator("#meldingen")).containsText("in dit bestand is niets getekend");
        take(model.replaceFirst(
                "(?s)<bpmndi:BPMNEdge [^>]*bpmnElement=\"Flow_PresetRoute_Goodbye\".*?</bpmndi:BPMNEdge>", ""));
        assertThat(page.locator("#meldingen")).containsText("niet in zijn tekening: Nee");
        take(model.replaceFirst("</bpmn:process>", """
                <bpmn:boundaryEvent id="Event_Late" name="Te lang" attachedToRef="CallActivity_Reception">
                <bpmn:timerEventDefinition><bpmn:timeDuration>PT1M</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent></bpmn:process>"""));
        assertThat(page.locator("#meldingen")).containsText("niet in zijn tekening: Te lang");
        take(model.replaceFirst("(?s)(<bpmndi:BPMNPlane [^>]*>).*(</bpmndi:BPMNPlane>)", "$1$2"));
        assertThat(page.locator("#meldingen")).containsText("in dit bestand is niets getekend");
        take(model + "<!-- " + "x".repeat(1024 * 1024) + " -->");
        assertThat(page.locator("#meldingen")).containsText("groter dan een callflow kan zijn");
        take(model.replace("UTF-8", "x-geheim"));
        assertThat(page.locator("#meldingen")).containsText("zijn tekens x-geheim zijn");
        assertThat(element("CallActivity_Reception")).hasCount(1);
        assertThat(page.locator("#importeren")).isHidden();

        take(model.replaceFirst("id=\"CallActivity_Reception\"", "$0 default=\"Flow_Nergens\""));
        assertThat(page.locator("#importeren")).containsText("Flow_Nergens");
        page.locator("#importeren [data-closes]").click();
        assertThat(element("CallActivity_Reception")).hasCount(1);

        takeBytes(model.replace("UTF-8", "windows-1252")
                .replace("Ontvang beller", "Begroet één beller")
                .getBytes(java.nio.charset.Charset.forName("windows-1252")));
        importNow();
        saved();
        assertThat(element("CallActivity_Reception")).containsText("één");
        page.reload();
        drawn();
        assertThat(element("CallActivity_Reception")).containsText("één");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void tellsALastingRefusalOnceAndSignsInAgainWithoutLosingTheDrawing() {
        create("Blijft staan");
        page.evaluate("() => window.asked = 0");
        page.route("**/concept?*", route -> {
            page.evaluate("() => window.asked++");
            route.fulfill(
                    new com.microsoft.playwright.Route.FulfillOptions()
                            .setStatus(422)
                            .setContentType("application/json")
                            .setBody(
                                    "{\"findings\":[{\"element\":null,\"name\":\"\",\"text\":\"Het model is groter dan 1024 kB.\"}]}"));
        });
        rename(page, "Groot");
        assertThat(page.locator("[data-part=state]")).containsText("Het model is groter dan 1024 kB.");
        deploy("");
        assertThat(page.locator("#meldingen")).containsText("Niet uitgerold. Het model is groter dan 1024 kB.");
        assertThat(page.evaluate("() => window.asked")).isEqualTo(1);
        page.unroute("**/concept?*");

        page.context().clearCookies();
        rename(page, "Na het afmelden");
        assertThat(page.locator("#weer-aanmelden")).isVisible();
        Accessibility.assertNoViolations(page);
        picture("callflow-sign-in-again");
        page.locator("#weer-gebruikersnaam").fill("beheer");
        page.locator("#weer-wachtwoord").fill("niet goed");
        page.locator("#weer-wachtwoord").press("Enter");
        assertThat(page.locator("#weer-aanmelden [data-part=refused]")).isVisible();
        page.locator("#weer-wachtwoord").fill("balie-demo");
        page.locator("#weer-wachtwoord").press("Enter");
        saved();
        assertThat(page.locator("#weer-aanmelden")).isHidden();
        page.reload();
        drawn();
        assertThat(element("CallActivity_Reception")).containsText("Na het");
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("422") || complaint.contains("401"));
    }

    @Test
    void signsInAgainWithASecondStepByTheKeyboardAndGoesOn() {
        page.context().clearCookies();
        signIn("beheer-bergdorp", "balie-demo");
        go("/tweede-stap");
        page.getByRole(AriaRole.BUTTON, named("Instellen")).click();
        String secret = page.locator("#geheim").inputValue();
        page.getByLabel("Code uit de app").fill(TestCodes.of(secret, Instant.now()));
        page.getByLabel("Huidig wachtwoord").fill("balie-demo");
        page.getByRole(AriaRole.BUTTON, named("Aanzetten")).click();
        assertThat(page.locator("#meldingen")).containsText("De tweede stap staat aan.");
        create("Met tweede stap");

        page.context().clearCookies();
        rename(page, "Na de code");
        assertThat(page.locator("#weer-gebruikersnaam")).isFocused();
        type("beheer-bergdorp");
        press("Tab");
        type("balie-demo");
        press("Enter");
        assertThat(page.locator("#weer-code")).isFocused();
        assertThat(page.locator("#weer-wachtwoord")).isHidden();
        Accessibility.assertNoViolations(page);
        type("000000");
        press("Enter");
        assertThat(page.locator("#weer-aanmelden [data-part=refused]")).containsText("code");
        assertThat(page.locator("#weer-code")).isFocused();
        assertThat(page.locator("#weer-code")).hasValue("");
        Accessibility.assertNoViolations(page);
        picture("callflow-sign-in-code");
        // the next one, since the one of now was used to set it up
        type(TestCodes.of(secret, Instant.now().plusSeconds(30)));
        press("Enter");
        saved();
        assertThat(page.locator("#weer-aanmelden")).isHidden();
        rename(page, "Verder na de code");
        saved();
        page.reload();
        drawn();
        assertThat(element("CallActivity_Reception")).containsText("Verder na");
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("401"));
    }

    @Test
    void opensLegiblyOnTheStartAndScrollsThePageUntilSomebodyWorksInTheDrawing() {
        for (int width : new int[] {1440, 390}) {
            page.setViewportSize(width, 900);
            go("/beheer/callflows/balie-main-menu");
            drawn();
            assertThat(scale()).isGreaterThanOrEqualTo(0.8);
            assertThat(element("Event_CallArrives")).isInViewport();
            Accessibility.assertNoViolations(page);
            picture("callflow-legible-" + width);
        }
        page.setViewportSize(1440, 900);
        page.getByRole(AriaRole.BUTTON, named("Alles in beeld")).click();
        assertThat(scale()).isLessThan(0.8);
        double before = scale();
        page.getByRole(AriaRole.BUTTON, named("Vergroten")).click();
        assertThat(scale()).isGreaterThan(before);

        String transform = transform();
        page.locator("[data-part=canvas]").hover();
        double at = scrolled();
        page.mouse().wheel(0, at > 0 ? -50 : 50);
        page.waitForCondition(() -> scrolled() != at);
        assertThat(transform()).as("the page scrolls, not the drawing").isEqualTo(transform);
        page.locator("[data-part=canvas] svg").first().click(new Locator.ClickOptions().setPosition(300, 20));
        page.mouse().wheel(0, 200);
        page.waitForCondition(() -> !transform().equals(transform));
        page.getByRole(AriaRole.BUTTON, named("Volledig scherm")).click();
        page.waitForFunction("() => document.fullscreenElement?.matches('.balie-drawing')");
    }

    private double scrolled() {
        return ((Number) page.evaluate("window.scrollY")).doubleValue();
    }

    @ParameterizedTest
    @CsvSource({"1440, 900", "390, 844"})
    void theHeatMapOpensLegiblyOnTheStartWithItsButtons(int width, int height) {
        page.setViewportSize(width, height);
        somebodyIsInTheMainMenu(width);
        go("/beheer/callflows/balie-main-menu/drukte");
        assertThat(page.locator("[data-heat-map][data-drawn=true]")).isVisible();
        page.locator("[data-heat-map]").scrollIntoViewIfNeeded();
        assertThat(scale()).isGreaterThanOrEqualTo(0.8);
        assertThat(element("Event_CallArrives")).isInViewport();
        Accessibility.assertNoViolations(page);
        picture("callflow-traffic-" + width);
        page.getByRole(AriaRole.BUTTON, named("Alles in beeld")).click();
        double whole = scale();
        assertThat(whole).isLessThan(0.8);
        page.getByRole(AriaRole.BUTTON, named("Vergroten")).click();
        assertThat(scale()).isGreaterThan(whole);
        page.getByRole(AriaRole.BUTTON, named("Volledig scherm")).click();
        page.waitForFunction("() => document.fullscreenElement?.matches('.balie-drawing')");
    }

    @Test
    void theContextPadLiesInTheCanvasAndOverNoNeighbourInAnyShippedModel() {
        for (String id : StartingModels.shipped().keySet()) {
            page.setViewportSize(1440, 900);
            go("/beheer/callflows/" + copy(id, "Knoppen " + id));
            drawn();
            assertThat(ContextPads.faults(page)).as("%s on a screen", id).isEmpty();
            page.setViewportSize(390, 844);
            assertThat(ContextPads.faults(page)).as("%s on a telephone", id).isEmpty();
        }
        picture("callflow-context-pad-390");
    }
}
