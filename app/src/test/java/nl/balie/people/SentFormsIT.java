package nl.balie.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.balie.RealTime;
import nl.balie.WithoutCalls;
import nl.balie.database.TestDatabase;
import nl.balie.pages.Accessibility;
import nl.balie.pages.BrowserTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What becomes of a form that is sent too late, from elsewhere, or not at all, in a real browser. */
@SpringBootTest(
        classes = {WithoutCalls.class, RealTime.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "balie.demo=true")
class SentFormsIT extends BrowserTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @Test
    void aFormWithTheTokenOfAnEarlierSessionKeepsWhatWasTypedAndGoesOnWithOneClick() {
        signIn("beheer");
        go("/beheer/tokens/nieuw");
        page.locator("#name").fill("Na de lunch");
        spoilToken();
        page.locator("#token button[type=submit]").click();
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Nog niet opgeslagen");
        Accessibility.assertNoViolations(page);
        picture("stale-form");
        page.getByRole(AriaRole.BUTTON, named("Alsnog versturen")).click();
        assertThat(page.locator("#eenmalig")).isFocused();

        go("/beheer/skillgroepen/nieuw");
        page.locator("#name").fill("Team Na de lunch");
        spoilToken();
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).click();
        assertThat(page.locator("#meldingen")).containsText("wat u invulde staat er nog");
        assertThat(page.locator("#name")).hasValue("Team Na de lunch");
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).click();
        assertThat(page.locator("#meldingen")).containsText("Team Na de lunch is opgeslagen.");
    }

    /** What another site sends is never offered to be sent again. */
    @Test
    void aFormOfAnotherSiteIsRefused() {
        signIn("beheer");
        String answer = page.request()
                .post(
                        address("/beheer/tokens/nieuw"),
                        RequestOptions.create()
                                .setHeader("Accept", "text/html")
                                .setHeader("Sec-Fetch-Site", "cross-site")
                                .setForm(com.microsoft.playwright.options.FormData.create()
                                        .set("name", "Vals")))
                .text();

        assertThat(answer).contains("U mag deze pagina niet zien").doesNotContain("Vals");
    }

    private void spoilToken() {
        page.evaluate("document.querySelectorAll('[name=_csrf]').forEach(field => { field.value = 'oud'; })");
        page.evaluate("document.querySelector('meta[name=csrf-token]').content = 'oud'");
    }

    @Test
    void asksOnceBeforeWhatWasTypedIsLost() {
        signIn("beheer");
        go("/beheer/gebruikers");
        List<Dialog> asked = new ArrayList<>();
        page.onDialog(dialog -> {
            asked.add(dialog);
            dialog.dismiss();
        });
        page.locator("#zoek").fill("joost");
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Gebruiker toevoegen"))
                .click();
        assertThat(page.locator("#displayName")).isVisible();
        assertThat(asked).as("a search is no change").isEmpty();
        page.getByRole(AriaRole.LINK, named("Logboek")).click();
        assertThat(page).hasURL(Pattern.compile(".*/beheer/logboek"));
        assertThat(asked).as("nothing was typed").isEmpty();

        go("/beheer/gebruikers/nieuw");
        page.locator("#displayName").fill("Wie Blijft");
        page.getByRole(AriaRole.LINK, named("Logboek")).click();
        page.waitForCondition(() -> asked.size() == 1);
        assertThat(page.locator("#displayName")).hasValue("Wie Blijft");
        assertThat(asked.getFirst().type()).isEqualTo("beforeunload");
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).click();
        assertThat(page.locator("#username-error")).isVisible();
        assertThat(asked).as("what is sent is no loss").hasSize(1);
        page.getByRole(AriaRole.LINK, named("Annuleren")).click();
        page.waitForCondition(() -> asked.size() == 2);
        assertThat(page.locator("#username-error")).isVisible();
    }

    private void signIn(String username) {
        signIn(username, "balie-demo");
    }
}
