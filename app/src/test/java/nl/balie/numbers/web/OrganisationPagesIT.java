package nl.balie.numbers.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import nl.balie.RealTime;
import nl.balie.WithoutCalls;
import nl.balie.conformity.Requirement;
import nl.balie.database.TestDatabase;
import nl.balie.pages.Accessibility;
import nl.balie.pages.BrowserTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The organisation's pages in a real browser, with the demo's organisations, with the keyboard, for everybody. */
@SpringBootTest(
        classes = {WithoutCalls.class, RealTime.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "balie.demo=true")
class OrganisationPagesIT extends BrowserTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @Test
    @Requirement(value = "2.10.1", part = "queues")
    void addsChangesAndRemovesAQueueWithTheKeyboardAlone() {
        signIn("beheer");
        go("/beheer/wachtrijen");
        follow("Wachtrij toevoegen");
        tabTo("#name");
        press("Enter");
        assertThat(page.locator("#name-error")).isVisible();
        assertThat(page.locator("#name")).isFocused();
        Accessibility.assertNoViolations(page);
        picture("queue-wrong");
        type("Trouwen");
        tabTo("#skillGroup");
        type("Team Burgerzaken");
        tabTo("#greeting");
        type("Gefeliciteerd alvast.");
        tabTo("button[type=submit]:has-text('Opslaan')");
        press("Enter");
        assertThat(page.locator("#meldingen")).containsText("Trouwen is opgeslagen.");
        picture("queue-added");

        follow("Wijzigen Trouwen");
        tabTo("#name");
        press("End");
        type(" en partnerschap");
        press("Enter");
        assertThat(page.locator("#meldingen")).containsText("Trouwen en partnerschap is opgeslagen.");

        follow("Verwijderen Trouwen en partnerschap");
        assertThat(page.getByRole(AriaRole.HEADING, named("Trouwen en partnerschap verwijderen?")))
                .isVisible();
        Accessibility.assertNoViolations(page);
        picture("queue-removal");
        tabTo("button:has-text('Ja, verwijderen')");
        press("Enter");

        assertThat(page.locator("#meldingen")).containsText("Trouwen en partnerschap is verwijderd.");
        assertThat(page.getByRole(AriaRole.ROWHEADER, named("Trouwen en partnerschap")))
                .hasCount(0);
        assertThat(browser.complaints()).noneMatch(complaint -> !complaint.contains("422"));
    }

    @Test
    void saysWhatUsesASkillGroupBeforeItIsRemoved() {
        signIn("beheer");
        go("/beheer/skillgroepen");
        page.getByRole(AriaRole.LINK, named("Verwijderen Team Burgerzaken")).click();
        assertThat(page.locator("main")).containsText("wachtrij Burgerzaken");
        assertThat(page.locator("main")).containsText("agent Fatima El Amrani");
        Accessibility.assertNoViolations(page);
        picture("organisations-in-use");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void routesANumberAndSaysWhenItIsOpen() {
        signIn("beheer");
        go("/beheer/nummers");
        follow("Wijzigen +31990001000");
        follow("Regel toevoegen");
        Accessibility.assertNoViolations(page);
        picture("organisations-route-new");
        page.locator("#description").fill("Belgen");
        page.locator("#callerPrefix").fill("+32");
        page.getByLabel("Zaterdag").check();
        page.locator("#queue")
                .selectOption(new com.microsoft.playwright.options.SelectOption()
                        .setLabel("Terugval (alleen terugvaloproepen)"));
        press("Enter");
        assertThat(page.locator("#meldingen")).containsText("Belgen is opgeslagen.");
        assertThat(page.locator("main")).containsText("beller +32");
        Accessibility.assertNoViolations(page);
        picture("organisations-routes");

        go("/beheer/openingstijden");
        follow("Wijzigen Kantooruren");
        follow("Uitzondering toevoegen");
        Accessibility.assertNoViolations(page);
        page.locator("#date").fill("2026-12-24");
        page.locator("#description").fill("Kerstborrel");
        page.locator("#opens").fill("09:00");
        page.locator("#closes").fill("15:00");
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).click();
        assertThat(page.locator("main")).containsText("Kerstborrel");

        page.locator("#proef-datum").fill("2026-12-24");
        page.locator("#proef-tijd").fill("16:00");
        press("Enter");
        assertThat(page.locator("#proef-uitkomst")).containsText("Gesloten");
        assertThat(page.locator("#proef-uitkomst")).containsText("Kerstborrel");
        assertThat(page.locator("#proef-tijd")).isFocused();
        page.getByText("feestdagen van het komende jaar").click();
        Accessibility.assertNoViolations(page);
        picture("organisations-calendar-tested");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Requirement(value = "2.2.39", part = "an administrator releases numbers and kinds of numbers")
    void saysWhoMayCallWhatAndWhichNumbersAreShown() {
        signIn("beheer");
        go("/beheer/bellen");
        Accessibility.assertNoViolations(page);
        bothWidths("organisations-calling");
        tabTo(page.getByLabel("Agenten mogen bellen: Nummers buiten Nederland"));
        press("Space");
        tabTo("button[type=submit]:has-text('Opslaan')");
        press("Enter");
        assertThat(page.locator("#meldingen")).containsText("opgeslagen");
        assertThat(page.getByLabel("Agenten mogen bellen: Nummers buiten Nederland"))
                .not()
                .isChecked();
        assertThat(page.getByLabel("Supervisors mogen bellen: Nummers buiten Nederland"))
                .isChecked();

        follow("Wijzigen Team Belastingen");
        Accessibility.assertNoViolations(page);
        bothWidths("organisations-shown");
        tabTo(page.getByLabel("Geen nummer (anoniem)"));
        press("Space");
        tabTo("button[type=submit]:has-text('Opslaan')");
        press("Enter");
        assertThat(page.locator("#meldingen")).containsText("Team Belastingen is opgeslagen.");
        assertThat(page.locator("tr:has-text('Team Belastingen')")).containsText("Geen nummer (anoniem)");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Requirement("2.2.40")
    void keepsColleaguesOneByOneAndFromASpreadsheet() {
        signIn("beheer");
        go("/beheer/collegas");
        follow("Nieuwe collega");
        page.locator("#firstName").fill("Karel");
        page.locator("#infix").fill("de");
        page.locator("#surname").fill("Wit");
        page.locator("#direct").fill("geen");
        page.locator("#email").fill("karel");
        press("Enter");
        assertThat(page.locator("#direct-error")).containsText("geen telefoonnummer");
        assertThat(page.locator("#email-error")).containsText("geen e-mailadres");
        page.locator("#direct").fill("030 286 00 01");
        page.locator("#email").fill("k.dewit@waterstad.example");
        press("Enter");
        assertThat(page.locator("#meldingen")).containsText("Karel de Wit is opgeslagen.");

        follow("Collega's importeren");
        Accessibility.assertNoViolations(page);
        String head = "voornaam\ttussenvoegsel\tachternaam\tdoorkiesnummer\tafdeling\te-mailadres\n";
        page.locator("#lines")
                .fill(head + "Karel\tde\tWitte\t030 2860001\tParken\tk.dewit@waterstad.example\nPiet\t\tKok\tgeen\t\t");
        page.getByRole(AriaRole.BUTTON, named("Bekijken")).click();
        assertThat(page.locator("#lines-error")).containsText("Fouten: 1.");
        assertThat(page.locator("tbody")).containsText("3 doorkiesnummer geen Dit is geen telefoonnummer.");
        bothWidths("organisations-colleagues-wrong");
        page.locator("#lines")
                .fill(head + "Karel\tde\tWitte\t030 2860001\tParken\tk.dewit@waterstad.example\n"
                        + "Nora\t\tBos\t+31302860002\tFinanciën\t");
        page.getByRole(AriaRole.BUTTON, named("Bekijken")).click();
        assertThat(page.locator("#voorbeeld")).hasText("Nieuw: 1. Gewijzigd: 1. Blijft gelijk: 0.");
        assertThat(page.locator("tbody")).containsText("2 Karel de Wit gewijzigd");
        bothWidths("organisations-colleagues-preview");
        tabTo("#overnemen");
        press("Enter");
        assertThat(page.locator("#meldingen")).containsText("Overgenomen. Nieuw: 1. Gewijzigd: 1. Gelijk gebleven: 0.");
        assertThat(page.locator("tbody")).containsText("Karel de Witte +31302860001 Parken");
        assertThat(page.locator("tbody")).containsText("Nora Bos +31302860002 Financiën");
        assertThat(page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("Karel")))
                .hasCount(1);
        bothWidths("organisations-colleagues-pasted");
        assertThat(browser.complaints()).noneMatch(complaint -> !complaint.contains("422"));
    }

    @Test
    @Requirement(value = "2.5.11", part = "who is in the list")
    void takesColleaguesOverFromAFileAndGivesThemAsOne() throws IOException {
        signIn("beheer");
        go("/beheer/collegas/importeren");
        byte[] older =
                "voornaam;achternaam;mobiel\r\nJosé;Peña;06-12345678\r\n".getBytes(Charset.forName("windows-1252"));
        page.locator("#bestand").setInputFiles(new FilePayload("collegas.csv", "text/csv", older));
        page.getByRole(AriaRole.BUTTON, named("Bekijken")).click();
        assertThat(page.locator("tbody")).containsText("2 José Peña nieuw");
        page.getByRole(AriaRole.BUTTON, named("Overnemen")).click();
        assertThat(page.locator("#meldingen")).containsText("Overgenomen. Nieuw: 1.");

        Download file =
                page.waitForDownload(() -> page.getByRole(AriaRole.LINK, named("Alle collega's als bestand (CSV)"))
                        .click());
        assertThat(Files.readString(file.path()))
                .startsWith("\ufeffvoornaam;tussenvoegsel;achternaam;afdeling;")
                .contains(
                        "José;;Peña;;;;'+31612345678;",
                        "Renée;van der;Meer;Burgerzaken;Adviseur reisdocumenten;'+31990001521;");
        assertThat(browser.complaints()).isEmpty();
    }

    private void bothWidths(String picture) {
        picture(picture);
        Accessibility.assertNoViolations(page);
        ViewportSize usual = page.viewportSize();
        page.setViewportSize(390, 844);
        picture(picture + "-phone");
        Accessibility.assertNoViolations(page);
        page.setViewportSize(usual.width, usual.height);
    }

    @Test
    void letsThePlatformAdministratorAddAnOrganisation() {
        signIn("platform");
        go("/platform/deelnemers");
        Accessibility.assertNoViolations(page);
        picture("organisations-platform");
        follow("Deelnemer toevoegen");
        page.locator("#name").fill("Gemeente Duindam");
        page.locator("#administratorName").fill("Sanne Duin");
        page.locator("#administratorUsername").fill("beheer-duindam");
        page.locator("#id").fill("Duindam");
        press("Enter");
        assertThat(page.locator("#id-error")).isVisible();
        Accessibility.assertNoViolations(page);
        page.locator("#id").fill("duindam");
        press("Enter");

        assertThat(page.locator("#meldingen")).containsText("Gemeente Duindam is opgeslagen.");
        assertThat(page.locator("#eenmalig")).hasValue(Pattern.compile("([a-z2-9]{4}-){6}[a-z2-9]{4}"));
        assertThat(page.locator("#eenmalig")).isFocused();
        Accessibility.assertNoViolations(page);
        picture("organisations-platform-password");
        page.reload();
        assertThat(page.locator("#eenmalig")).hasCount(0);
        follow("Beheerder toevoegen Gemeente Duindam");
        Accessibility.assertNoViolations(page);
        picture("organisations-platform-administrator");

        go("/platform/deelnemers");
        follow("Nummerreeksen Gemeente Duindam");
        follow("Nummerreeks toevoegen");
        page.locator("#first").fill("+31 99 000 10 99");
        page.locator("#last").fill("+31 99 000 11 98");
        press("Enter");
        assertThat(page.locator("#first-error")).containsText("Gemeente Waterstad");
        assertThat(page.locator("#first")).isFocused();
        Accessibility.assertNoViolations(page);
        picture("organisations-platform-range-wrong");
        page.locator("#first").fill("+31 99 000 11 00");
        page.locator("#last").fill("+31 99 000 11 99");
        page.locator("#description").fill("Contract 2026");
        press("Enter");
        assertThat(page.locator("tbody")).containsText("+31990001100 +31990001199 Contract 2026");
        Accessibility.assertNoViolations(page);
        picture("organisations-platform-ranges");
    }

    @Test
    void fitsAPhoneAndAPageThatIsMagnifiedTwice() {
        page.setViewportSize(640, 450);
        signIn("beheer");
        for (String part : List.of(
                "skillgroepen",
                "wachtrijen",
                "wachtrijen/nieuw",
                "nummers",
                "nummers/nieuw",
                "openingstijden",
                "openingstijden/nieuw",
                "codes",
                "instellingen")) {
            go("/beheer/" + part);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(part)
                    .isLessThanOrEqualTo(640);
        }
        go("/beheer/openingstijden/nieuw");
        picture("organisations-narrow");
    }

    private void signIn(String username) {
        signIn(username, "balie-demo");
    }

    /** As somebody with a keyboard does: to the link, then Enter. */
    private void follow(String link) {
        Locator target = page.getByRole(AriaRole.LINK, named(link));
        tabTo(target);
        String here = page.url();
        press("Enter");
        page.waitForURL(url -> !url.equals(here));
    }

    private void tabTo(String selector) {
        tabTo(page.locator(selector));
    }

    private void tabTo(Locator target) {
        for (int key = 0; key < 120; key++) {
            if ((Boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
            press("Tab");
        }
        throw new AssertionError("The keyboard does not come to " + target);
    }
}
