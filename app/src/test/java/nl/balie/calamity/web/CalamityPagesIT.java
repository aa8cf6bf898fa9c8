package nl.balie.calamity.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
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

/** The calamity switches in a real browser. */
@SpringBootTest(
        classes = {WithoutCalls.class, RealTime.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "balie.demo=true")
class CalamityPagesIT extends BrowserTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String MENU = "+31990001000";

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @Test
    @Requirement({"2.2.72", "2.2.75", "2.2.76"})
    void aSupervisorSwitchesInTwoStepsAndEverybodySeesIt() {
        signIn("supervisor", "balie-demo");
        go("/beheer/calamiteiten");
        Accessibility.assertNoViolations(page);
        assertThat(page.locator("main .utrecht-form-field-error-message")).hasCount(0);
        picture("calamity-off");
        Said said = Said.by(page);
        page.getByRole(AriaRole.LINK, named("Aanzetten " + MENU)).focus();
        press("Enter");
        assertThat(page.locator("#wachtend")).hasText("Er wacht nu niemand die dit nummer belde.");
        assertThat(page.locator("main")).containsText("Bellers horen");
        Accessibility.assertNoViolations(page);
        picture("calamity-question");
        press("Enter");

        assertThat(page.locator("#meldingen")).containsText("De calamiteitschakeling van " + MENU + " staat aan.");
        assertThat(page.locator("#balken")).containsText("Calamiteit op " + MENU);
        said.await("Calamiteit op " + MENU);
        Accessibility.assertNoViolations(page);
        picture("calamity-on");
        go("/wachtwoord");
        assertThat(page.locator("#balken")).containsText("Calamiteit op " + MENU);
        said.awaitAll();
        assertThat(said.sentences()).as("said once in a tab").containsExactly("Tot hier");
        go("/beheer/calamiteiten");
        Page administrator = browser.newPage(1280, 900);
        signIn(administrator, "beheer", "balie-demo");
        assertThat(administrator.locator("#balken")).containsText("Calamiteit op " + MENU);
        Page elsewhere = browser.newPage(1280, 900);
        signIn(elsewhere, "beheer-bergdorp", "balie-demo");
        assertThat(elsewhere.locator("#balken p")).hasCount(0);
        administrator.navigate(address("/beheer/logboek"));
        assertThat(administrator.getByText("Calamiteitschakeling aangezet").first())
                .isVisible();

        page.getByRole(AriaRole.BUTTON, named("Uitzetten " + MENU)).click();
        assertThat(page.locator("#balken p")).hasCount(0);
        assertThat(page.locator("#meldingen")).containsText("staat uit.");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Requirement({"2.2.73", "2.2.75"})
    void anAdministratorSetsMessageDestinationAndPlan() {
        signIn("beheer", "balie-demo");
        go("/beheer/calamiteiten");
        page.getByRole(AriaRole.LINK, named("Wijzigen " + MENU)).click();
        page.locator("#message").fill("");
        page.locator("#destination").selectOption("QUEUE");
        page.locator("#plannedFrom").fill(inHours(1));
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).click();
        assertThat(page.locator("#message-error")).hasText("Vul dit veld in.");
        assertThat(page.locator("#queue-error")).hasText("Maak een keuze.");
        assertThat(page.locator("#plannedUntil-error")).hasText("Vul een datum en een tijd in.");
        Accessibility.assertNoViolations(page);
        picture("calamity-wrong");

        page.locator("#message").fill("Er is brand in het stadhuis.");
        page.locator("#queue").selectOption(new SelectOption().setLabel("Belastingen"));
        page.locator("#plannedFrom").fill(inHours(-1));
        page.locator("#plannedUntil").fill(inHours(1));
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).click();

        assertThat(page.locator("main")).containsText("Vaste wachtrij: Belastingen");
        assertThat(page.locator("#balken")).containsText("Er is brand in het stadhuis.");
        picture("calamity-planned");
        go("/beheer/wachtrijen");
        page.getByRole(AriaRole.LINK, named("Verwijderen Belastingen")).click();
        assertThat(page.locator("main")).containsText("calamiteitschakeling van " + MENU);
        go("/beheer/calamiteiten");
        page.getByRole(AriaRole.BUTTON, named("Uitzetten " + MENU)).click();
        assertThat(page.locator("#balken p")).hasCount(0);
        assertThat(page.locator("main")).not().containsText("Gepland");
        assertThat(browser.complaints()).noneMatch(complaint -> !complaint.contains("422"));
    }

    @Test
    void fitsAPhone() {
        page.setViewportSize(640, 450);
        signIn("beheer", "balie-demo");
        go("/beheer/calamiteiten");

        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(640);
        page.getByRole(AriaRole.LINK, named("Wijzigen " + MENU)).click();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(640);
    }

    private static String inHours(int hours) {
        return LocalDateTime.now(java.time.ZoneId.of("Europe/Amsterdam"))
                .plusHours(hours)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
