package nl.balie.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Instant;
import java.util.regex.Pattern;
import nl.balie.RealTime;
import nl.balie.WithoutCalls;
import nl.balie.conformity.Requirement;
import nl.balie.database.TestDatabase;
import nl.balie.pages.Accessibility;
import nl.balie.pages.BrowserTest;
import nl.balie.pages.Said;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The pages of sign-in, users and audit log in a real browser, with the keyboard, for everybody. */
@SpringBootTest(
        classes = {WithoutCalls.class, RealTime.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "balie.demo=true")
class PeoplePagesIT extends BrowserTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @Test
    @Requirement(value = "2.2.21", part = "sign-in")
    void signsInAndOutWithTheKeyboardAlone() {
        go("/beheer/gebruikers");
        assertThat(page.locator("#gebruikersnaam")).isFocused();
        type("beheer");
        press("Tab");
        type("balie-demo");
        press("Enter");

        assertThat(page).hasURL(Pattern.compile(".*/beheer/gebruikers"));
        assertThat(page.getByText("Marieke van Dijk").first()).isVisible();
        var cookie = page.context().cookies().stream()
                .filter(found -> found.name.equals("balie"))
                .findFirst()
                .orElseThrow();
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite.name()).isEqualTo("LAX");

        press("Tab");
        press("Enter");
        assertThat(page.locator("#inhoud")).isFocused();
        page.getByRole(AriaRole.BUTTON, named("Afmelden")).focus();
        press("Enter");
        assertThat(page.locator("#inhoud").getByText("U bent afgemeld.")).isVisible();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void refusesAWrongPasswordInWords() {
        go("/aanmelden");
        Accessibility.assertNoViolations(page);
        picture("sign-in");
        type("agent1");
        press("Tab");
        type("fout");
        press("Enter");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Aanmelden is niet gelukt");
        Accessibility.assertNoViolations(page);
        picture("sign-in-refused");
    }

    @Test
    void keepsUsersWithoutBarriers() {
        signIn("beheer");
        go("/beheer/gebruikers");
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(10);
        Accessibility.assertNoViolations(page);
        picture("users");

        Said said = Said.by(page);
        page.locator("#zoek").focus();
        type("fatima");
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
        said.await("1 gevonden");
        assertThat(page.locator("#zoek")).isFocused();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Fatima El Amrani"))
                .click();
        assertThat(page.locator("#rechten")).isHidden();
        Accessibility.assertNoViolations(page);
        picture("user");
        page.getByLabel("Functioneel beheerder").check();
        assertThat(page.locator("#rechten")).isVisible();
        Accessibility.assertNoViolations(page);
        picture("user-rights");
        page.getByLabel("Nawerktijd in seconden").fill("lang");
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).click();

        assertThat(page.getByText("Vul een heel getal van 0 tot en met 3600 in."))
                .isVisible();
        assertThat(page.getByLabel("Nawerktijd in seconden")).isFocused();
        Accessibility.assertNoViolations(page);
        picture("user-wrong");
        page.getByLabel("Nawerktijd in seconden").fill("60");
        page.getByLabel("Functioneel beheerder").uncheck();
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).click();
        assertThat(page.locator("#meldingen")).containsText("Fatima El Amrani is gewijzigd.");
        said.await("Fatima El Amrani is gewijzigd.");
        picture("user-saved");

        go("/beheer/logboek");
        assertThat(page.getByText("Gebruiker gewijzigd").first()).isVisible();
        Accessibility.assertNoViolations(page);
        picture("log");
        assertThat(browser.complaints()).noneMatch(complaint -> !complaint.contains("422"));
    }

    @Test
    void removesOnlyAfterAQuestion() {
        signIn("beheer");
        go("/beheer/gebruikers/nieuw");
        Accessibility.assertNoViolations(page);
        page.locator("#displayName").fill("Tijdelijke Kracht");
        page.locator("#username").fill("tijdelijk");
        page.locator("#password").fill("negen gele tulpen");
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tijdelijke Kracht"))
                .click();

        page.getByRole(AriaRole.BUTTON, named("Verwijderen")).focus();
        press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        Accessibility.assertNoViolations(page);
        picture("remove");
        press("Escape");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Verwijderen"))).isFocused();
        press("Enter");
        press("Enter");

        assertThat(page.locator("#meldingen")).containsText("Tijdelijke Kracht is verwijderd.");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void choosesAPasswordOfHisOwnWithTheKeyboardAlone() {
        signIn("beheer");
        go("/beheer/gebruikers/nieuw");
        page.locator("#displayName").fill("Nienke Nieuw");
        page.locator("#username").fill("nienke");
        page.locator("#password").fill("negen gele tulpen");
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).click();
        page.getByRole(AriaRole.BUTTON, named("Afmelden")).click();
        signIn("nienke", "negen gele tulpen");

        assertThat(page).hasURL(Pattern.compile(".*/wachtwoord"));
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Kies nu een eigen wachtwoord");
        Accessibility.assertNoViolations(page);
        picture("own-password");
        page.getByLabel("Huidig wachtwoord").focus();
        type("negen gele tulpen");
        press("Tab");
        type("kort");
        press("Tab");
        type("kort");
        press("Enter");
        assertThat(page.getByText("Gebruik ten minste 12 tekens.")).isVisible();
        Accessibility.assertNoViolations(page);
        picture("own-password-wrong");
        page.getByLabel("Huidig wachtwoord").focus();
        type("negen gele tulpen");
        press("Tab");
        type("zeven stille wateren");
        press("Tab");
        type("zeven stille wateren");
        press("Enter");

        assertThat(page.locator("#meldingen")).containsText("Uw wachtwoord is gewijzigd.");
        page.getByRole(AriaRole.BUTTON, named("Afmelden")).click();
        signIn("nienke", "zeven stille wateren");
        page.getByRole(AriaRole.LINK, named("Nienke Nieuw wachtwoord wijzigen")).focus();
        press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/wachtwoord"));
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Kies een nieuw wachtwoord");
        assertThat(browser.complaints()).noneMatch(complaint -> !complaint.contains("422"));
    }

    @Test
    void makesATokenThatAProgramUsesUntilItIsRemoved() {
        signIn("beheer");
        go("/beheer/tokens");
        Accessibility.assertNoViolations(page);
        page.getByRole(AriaRole.LINK, named("Token toevoegen")).focus();
        press("Enter");
        page.locator("#name").focus();
        press("Enter");
        assertThat(page.locator("#name-error")).isVisible();
        assertThat(page.locator("#name")).isFocused();
        Accessibility.assertNoViolations(page);
        picture("token-wrong");
        type("Rapportage");
        press("Enter");

        assertThat(page.locator("#eenmalig")).isFocused();
        var token = page.locator("#eenmalig").inputValue();
        Accessibility.assertNoViolations(page);
        picture("token-fresh");
        assertThat(statusOfApi(token)).isEqualTo(404);
        page.reload();
        assertThat(page.getByRole(AriaRole.ROWHEADER, named("Rapportage"))).isVisible();
        assertThat(page.content().contains(token)).isFalse();

        page.getByRole(AriaRole.BUTTON, named("Verwijderen Rapportage")).focus();
        press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        Accessibility.assertNoViolations(page);
        picture("token-remove");
        press("Enter");
        assertThat(page.locator("#meldingen")).containsText("Het token voor Rapportage is verwijderd.");
        assertThat(statusOfApi(token)).isEqualTo(401);
        assertThat(browser.complaints()).noneMatch(complaint -> !complaint.contains("422"));
    }

    @Test
    void endsASessionAndThenAllOfThem() {
        var elsewhere = browser.newPage(390, 844);
        signIn(elsewhere, "agent2", "balie-demo");
        signIn("agent2");
        go("/wachtwoord");
        page.getByRole(AriaRole.LINK, named("Waar u bent aangemeld")).click();
        assertThat(page.getByText("deze sessie")).isVisible();
        Accessibility.assertNoViolations(page);
        picture("own-sessions");
        elsewhere.navigate(address("/aangemeld"));
        Accessibility.assertNoViolations(elsewhere);
        picture(elsewhere, "own-sessions-narrow");

        page.locator("form[action$='/afmelden'] button[type=submit]")
                .and(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Afmelden Chrome op Linux")))
                .click();
        assertThat(page.locator("#meldingen")).containsText("Daar bent u afgemeld.");
        elsewhere.reload();
        assertThat(elsewhere).hasURL(Pattern.compile(".*/aanmelden.*"));
        page.getByRole(AriaRole.BUTTON, named("Overal afmelden")).first().click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        Accessibility.assertNoViolations(page);
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Overal afmelden"))
                .click();
        assertThat(page.locator("#inhoud").getByText("U bent afgemeld.")).isVisible();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void setsUpASecondStepAndSignsInWithIt() {
        signIn("agent3");
        go("/tweede-stap");
        Accessibility.assertNoViolations(page);
        page.getByRole(AriaRole.BUTTON, named("Instellen")).click();
        assertThat(page.locator(".balie-qr")).isVisible();
        Accessibility.assertNoViolations(page);
        picture("second-factor");
        page.setViewportSize(390, 844);
        picture("second-factor-narrow");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        page.setViewportSize(1280, 900);
        page.getByLabel("Code uit de app").fill("12");
        page.getByLabel("Huidig wachtwoord").fill("balie-demo");
        page.getByRole(AriaRole.BUTTON, named("Aanzetten")).click();
        assertThat(page.locator("#code-error")).isVisible();
        Accessibility.assertNoViolations(page);
        var secret = page.locator("#geheim").inputValue().replace(" ", "");
        page.getByLabel("Code uit de app").fill(Totp.code(SecondFactorTests.bytes(secret), Instant.now()));
        page.getByLabel("Huidig wachtwoord").fill("balie-demo");
        page.getByRole(AriaRole.BUTTON, named("Aanzetten")).click();

        assertThat(page.locator("#meldingen")).containsText("De tweede stap staat aan.");
        Accessibility.assertNoViolations(page);
        picture("second-factor-codes");
        var recovery = page.locator(".balie-codes code").first().textContent();
        page.reload();
        assertThat(page.locator(".balie-codes")).isHidden();
        Accessibility.assertNoViolations(page);
        picture("second-factor-on");
        page.getByRole(AriaRole.BUTTON, named("Afmelden")).click();
        go("/aangemeld");
        page.locator("#gebruikersnaam").fill("agent3");
        page.locator("#wachtwoord").fill("balie-demo");
        page.locator("#wachtwoord").press("Enter");
        assertThat(page.locator("#code")).isFocused();
        Accessibility.assertNoViolations(page);
        picture("sign-in-code");
        type("123456");
        press("Enter");
        assertThat(page.locator("#uitkomst")).containsText("Deze code klopt niet.");
        Accessibility.assertNoViolations(page);
        page.locator("#code").fill(recovery);
        page.locator("#code").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/aangemeld"));
        assertThat(browser.complaints()).noneMatch(complaint -> !complaint.contains("422"));
    }

    @Test
    void fitsAPhoneAndAPageThatIsMagnifiedTwice() {
        page.setViewportSize(640, 450);
        signIn("beheer");
        for (var path : new String[] {
            "/beheer/gebruikers",
            "/beheer/gebruikers/nieuw",
            "/beheer/logboek",
            "/beheer/tokens",
            "/wachtwoord",
            "/aangemeld"
        }) {
            go(path);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(640);
        }
        picture("narrow");
    }

    /** The token of a session that is over, as in a page that was open while its user signed in again in another tab. */
    @Test
    void saysInWordsThatAPageIsNotThereOrNotAllowed() {
        signIn("agent1");
        go("/beheer/gebruikers");
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("U mag deze pagina niet zien");
        Accessibility.assertNoViolations(page);
        picture("forbidden");
        go("/bestaat/niet");
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Deze pagina is er niet");
        Accessibility.assertNoViolations(page);
    }

    /** Of an address that is not there: 404 for who gets in, 401 for others. */
    private int statusOfApi(String token) {
        return page.request()
                .get(address("/api/v1/niets"), RequestOptions.create().setHeader("Authorization", "Bearer " + token))
                .status();
    }

    private void signIn(String username) {
        signIn(username, "balie-demo");
    }
}
