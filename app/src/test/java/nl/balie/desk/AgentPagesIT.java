package nl.balie.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.balie.acd.Presence;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/** Beside the desk: who is there, and the codes of contacts that are over. */
class AgentPagesIT extends DeskBrowserTest {
    @Test
    @Requirement(value = "2.2.37", part = "telephone")
    void aReasonIsSeenByColleaguesAtOnce() {
        signIn("joost");
        page.getByRole(AriaRole.LINK, named("Agenten")).click();
        assertThat(page.locator("#verbinding")).hasText("Verbonden");
        Locator fatima = page.locator("[data-agent='Fatima El Amrani']");
        assertThat(fatima).containsText("Afgemeld");
        page.evaluate("window.notReloaded = true");

        agents.present(ORGANISATION, hall.id(ORGANISATION, "fatima"), Presence.UNAVAILABLE, "Lunch");

        assertThat(fatima).containsText("Niet beschikbaar");
        assertThat(fatima).containsText("Lunch");
        assertThat(fatima.locator(".desk__clock")).hasText(Pattern.compile("0:\\d\\d"));
        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
        flawless("agents");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Requirement(value = "2.2.31", part = "telephone")
    void aCodeIsGivenAfterWrapUpByKeyboardAlone() {
        signIn("fatima");
        press("Alt+b");
        assertThat(page.locator("#status-woord")).hasText("Beschikbaar");
        UUID contact = hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        assertThat(page.locator(".desk__offer")).isVisible();
        press("Alt+a");
        assertThat(page.locator(".desk__talk")).isVisible();
        press("Alt+o");
        assertThat(page.locator(".desk__wrap-up")).isVisible();
        press("Alt+k");
        assertThat(page.locator("#status-woord")).hasText("Beschikbaar");

        Locator code = page.locator("#eigen-contacten a[href$='" + contact + "/afhandelcode']");
        assertThat(code).hasText(Pattern.compile("Kies een code.*"));
        code.focus();
        press("Enter");
        assertThat(page.locator("#code")).isFocused();
        press("Enter");
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).focus();
        press("Enter");
        assertThat(page.locator("#code-error")).containsText("Kies een afhandelcode.");
        flawless("desk-own-contact");
        page.locator("#code").focus();
        type("Melding");
        press("Tab");
        press("Enter");

        assertThat(page.locator("#meldingen")).containsText("De afhandelcode is opgeslagen: Melding.");
        assertThat(page.locator("#eigen-contacten a[href$='" + contact + "/afhandelcode']"))
                .hasText(Pattern.compile("Melding.*"));
        assertThat(tenancy.read(ORGANISATION, () -> contacts.find(contact)))
                .hasValueSatisfying(filed -> assertThat(filed.disposition()).isEqualTo("Melding"));
    }
}
