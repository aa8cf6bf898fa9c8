package nl.balie.treatment.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
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

/** An administrator sets what callers meet at a queue, in a real browser. */
@SpringBootTest(
        classes = {WithoutCalls.class, RealTime.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "balie.demo=true")
class TreatmentPagesIT extends BrowserTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @Test
    @Requirement(value = "2.10.1", part = "queues")
    void setsTheWaitingOfAQueueWithErrorsAtTheirFields() {
        signIn("beheer", "balie-demo");
        go("/beheer/wachtrijen");
        page.getByRole(AriaRole.LINK, named("Instellen Burgerzaken")).click();
        Accessibility.assertNoViolations(page);
        picture("treatment-empty");

        page.getByLabel("Plaats in de wachtrij noemen").check();
        page.locator("#every").fill("3");
        page.locator("[id='messages0.after']").fill("20");
        page.locator("#longAfter").fill("120");
        page.locator("#longDestination").selectOption("EXTERNAL");
        page.locator("#longNumber").fill("abc");
        page.locator("#fullAt").fill("10");
        page.locator("#fullDestination").selectOption("QUEUE");
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).click();

        assertThat(page.locator("#every-error")).hasText("Vul een heel getal in van 5 tot en met 3600.");
        assertThat(page.locator("[id='messages[0].text-error']")).hasText("Vul dit veld in.");
        assertThat(page.locator("#longNumber-error")).containsText("geen telefoonnummer");
        assertThat(page.locator("#fullMessage-error")).hasText("Vul dit veld in.");
        assertThat(page.locator("#fullQueue-error")).hasText("Maak een keuze.");
        Accessibility.assertNoViolations(page);
        picture("treatment-wrong");

        page.locator("#every").fill("60");
        page.locator("[id='messages0.text']").fill("U kunt ook terecht op de website.");
        page.locator("#longMessage").fill("Het duurt lang. U kunt het algemene nummer bellen.");
        page.locator("#longNumber").fill("030 286 00 00");
        page.locator("#fullMessage").fill("Het is erg druk.");
        page.locator("#fullQueue")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Belastingen"));
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).click();

        assertThat(page.locator("#meldingen")).containsText("Het wachten in Burgerzaken is opgeslagen.");
        assertThat(page.locator("#longNumber")).hasValue("+31302860000");
        assertThat(page.locator("[id='messages0.text']")).hasValue("U kunt ook terecht op de website.");
        assertThat(page.locator("[id='messages2.text']")).hasValue("");
        Accessibility.assertNoViolations(page);
        picture("treatment-filled");

        page.locator("[id='messages0.text']").fill("");
        page.locator("[id='messages0.after']").fill("");
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).click();
        assertThat(page.locator("[id='messages2.text']")).hasCount(0);

        go("/beheer/logboek");
        assertThat(page.getByText("Wachten in wachtrij gewijzigd").first()).isVisible();
        go("/beheer/wachtrijen");
        page.getByRole(AriaRole.LINK, named("Verwijderen Belastingen")).click();
        assertThat(page.locator("main")).containsText("wachtrij Burgerzaken");
        assertThat(browser.complaints()).noneMatch(complaint -> !complaint.contains("422"));
    }

    @Test
    void fitsAPhone() {
        page.setViewportSize(640, 450);
        signIn("beheer", "balie-demo");
        go("/beheer/wachtrijen");
        page.getByRole(AriaRole.LINK, named("Instellen Burgerzaken")).click();

        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(640);
        picture("treatment-narrow");
    }
}
