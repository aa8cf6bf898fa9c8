package nl.balie.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import nl.balie.pages.Said;
import org.junit.jupiter.api.Test;

/** What a screen reader hears at the desk. */
class DeskSaysIT extends DeskBrowserTest {
    @Test
    void eachChangeOfACallIsSaidOnce() {
        signIn("fatima");
        assertThat(page.locator("#verbinding")).hasText("Verbonden");
        Said said = Said.by(page);
        press("Alt+b");
        hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        said.await("Inkomende oproep van 06 12 34 56 78, wachtrij Belastingen");
        press("Alt+a");
        assertThat(page.locator(".desk__talk")).isVisible();
        page.locator("#hoofdcode")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Ruimtelijke ordening"));
        said.await("Opgeslagen: Ruimtelijke ordening");
        press("Alt+o");
        assertThat(page.locator(".desk__wrap-up .desk__stored")).isVisible();
        page.evaluate("window.htmx.trigger(document.getElementById('oproep'), 'ververs')");
        press("Alt+v");
        said.await("De nawerktijd is een minuut langer.");
        press("Alt+v");
        page.waitForFunction("() => window.heard.filter(words => words.startsWith('De nawerktijd')).length === 2");

        said.awaitAll();
        assertThat(said.sentences())
                .containsExactly(
                        "Inkomende oproep van 06 12 34 56 78, wachtrij Belastingen",
                        "Opgeslagen: Ruimtelijke ordening",
                        "De nawerktijd is een minuut langer.",
                        "De nawerktijd is een minuut langer.",
                        "Tot hier");
    }

    @Test
    void whatIsSaidWhileADialogIsOpenIsSaidInIt() {
        signIn("fatima");
        assertThat(page.locator("#verbinding")).hasText("Verbonden");
        press("Alt+h");
        assertThat(page.locator("#hulp")).isVisible();
        page.evaluate("document.getElementById('verbinding').dataset.says = 'changed'");
        page.evaluate("document.getElementById('verbinding').textContent = 'Geen verbinding'");

        assertThat(page.locator("#hulp #gezegd")).containsText("Geen verbinding");
        press("Escape");
        page.evaluate("document.getElementById('verbinding').textContent = 'Verbonden'");
        assertThat(page.locator("body > #gezegd")).containsText("Verbonden");
        assertThat(page.locator("body > #gezegd-meteen")).isEmpty();
    }
}
