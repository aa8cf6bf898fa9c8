package nl.balie.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.balie.acd.Presence;
import nl.balie.calls.ConversationChanged;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.contacts.Note;
import nl.balie.contacts.Notes;
import nl.balie.contacts.Result;
import nl.balie.pages.Said;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Notes and earlier contacts on the desk in a real browser, by keyboard. */
class NotesPagesIT extends DeskBrowserTest {
    private static final LocatorAssertions.HasTextOptions SOON =
            new LocatorAssertions.HasTextOptions().setTimeout(20_000);
    private static final Pattern KEPT = Pattern.compile("Opgeslagen om \\d\\d:\\d\\d");

    @Autowired
    Notes notes;

    @Autowired
    Facts facts;

    @Test
    void aNoteIsKeptWhileItIsTypedAndNothingThatChangesTakesItAway() {
        UUID contact = talks("+31612345601");
        Said said = Said.by(page);

        press("Alt+j");
        assertThat(field(contact)).isFocused();
        type("Belt over zijn aanslag");
        assertThat(state(contact)).hasText(KEPT, SOON);
        said.await("De notitie is opgeslagen.");
        assertThat(written(contact)).isEqualTo("Belt over zijn aanslag");

        // in the middle of a word, with the caret in the middle of the text, the card changes
        press("Home");
        type("Mw. ");
        tenancy.in(ORGANISATION, () -> facts.record(contact, new Fact.PutOnHold()));
        events.publishEvent(new ConversationChanged(ORGANISATION, hall.id(ORGANISATION, "fatima"), contact));
        assertThat(page.locator("#in-de-wacht")).isVisible();
        type("Jansen ");
        assertThat(field(contact)).isFocused();
        assertThat(field(contact)).hasValue("Mw. Jansen Belt over zijn aanslag");
        press("Alt+o");
        assertThat(page.locator(".desk__wrap-up")).isVisible();
        assertThat(field(contact)).hasValue("Mw. Jansen Belt over zijn aanslag");
        press("Alt+j");
        press("End");
        type("!");
        page.waitForCondition(() -> written(contact).equals("Mw. Jansen Belt over zijn aanslag!"));
        flawlessAtBothWidths("desk-note");

        // after the call, from the list of today
        press("Alt+k");
        assertThat(page.locator(".desk__none")).isVisible();
        page.locator("#eigen-contacten .desk__note-link").first().focus();
        press("Enter");
        assertThat(field(contact)).isFocused();
        press("Control+End");
        type(" Bezwaar volgt.");
        assertThat(state(contact)).hasText(KEPT, SOON);
        flawlessAtBothWidths("own-note");
        assertThat(written(contact)).isEqualTo("Mw. Jansen Belt over zijn aanslag! Bezwaar volgt.");
        page.navigate(address("/contacten/" + contact));
        assertThat(page.locator(".desk__written")).containsText("Bezwaar volgt.");
        assertThat(page.locator(".desk__written")).containsText("Fatima El Amrani");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatIsTypedWithoutAConnectionStaysAndIsKeptLater() {
        // also of what is sent as a page goes, which a route of the test does not see
        page.addInitScript("const sends = window.fetch; window.fetch = (to, what) => String(to).endsWith('/notitie')"
                + " && localStorage.getItem('away') ? Promise.reject(new TypeError('away')) : sends(to, what)");
        UUID contact = talks("+31612345602");
        page.evaluate("localStorage.setItem('away', 'yes')");
        press("Alt+j");
        type("Zonder verbinding");
        assertThat(state(contact)).containsText("Niet opgeslagen: geen verbinding.");
        flawless("desk-note-lost");

        page.reload();
        assertThat(field(contact)).hasValue("Zonder verbinding");
        assertThat(state(contact)).containsText("Niet opgeslagen: geen verbinding.");
        assertThat(written(contact)).isEmpty();
        // the card goes, the text does not
        press("Alt+o");
        assertThat(page.locator(".desk__wrap-up")).isVisible();
        press("Alt+k");
        assertThat(page.locator(".desk__none")).isVisible();
        page.reload();
        assertThat(page.locator("#verbinding")).hasText("Verbonden");
        assertThat(written(contact)).isEmpty();
        page.evaluate("localStorage.removeItem('away')");

        page.waitForCondition(() -> written(contact).equals("Zonder verbinding"));
        page.waitForFunction("() => Object.keys(localStorage).every(key => !key.includes('.note.'))");
    }

    @Test
    void twoScreensDoNotOverwriteEachOther() {
        UUID contact = talks("+31612345603");
        press("Alt+j");
        type("Eerst");
        assertThat(state(contact)).hasText(KEPT, SOON);
        // what the other screen keeps is not heard of here before something is typed
        page.route("**/desk/oproep", route -> route.abort());
        tenancy.in(ORGANISATION, () -> notes.keep(contact, author(), "Op het andere scherm", 1, Instant.EPOCH));

        type(" en daarna");
        assertThat(state(contact))
                .containsText(
                        "op een ander scherm gewijzigd",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
        assertThat(page.locator("[data-note-other] blockquote")).hasText("Op het andere scherm");
        assertThat(field(contact)).hasValue("Eerst en daarna");
        assertThat(written(contact)).isEqualTo("Op het andere scherm");
        flawlessAtBothWidths("desk-note-overtaken");
        page.locator("[data-note-keep=both]").focus();
        press("Enter");

        assertThat(state(contact)).hasText(KEPT, SOON);
        assertThat(field(contact)).isFocused();
        assertThat(written(contact)).isEqualTo("Op het andere scherm\nEerst en daarna");
    }

    @Test
    void whatAnotherScreenKeepsIsShownLive() {
        UUID contact = talks("+31612345604");
        Page other = page.context().newPage();
        other.navigate(address("/desk"));
        assertThat(other.locator("#verbinding")).hasText("Verbonden");

        press("Alt+j");
        type("Hier getypt");

        assertThat(other.locator("#notitie-" + contact))
                .hasValue("Hier getypt", new LocatorAssertions.HasValueOptions().setTimeout(20_000));
        other.close();
    }

    @Test
    void aNoteThatIsTooLongSaysSoAndIsKeptWhenItIsShorter() {
        UUID contact = talks("+31612345605");
        field(contact).fill("x".repeat(Note.LONGEST + 1));
        assertThat(state(contact))
                .hasText("Niet opgeslagen: de notitie heeft 4.001 tekens, hoogstens 4.000 kan. Maak hem korter.", SOON);
        assertThat(field(contact)).hasAttribute("aria-invalid", "true");
        flawless("desk-note-long");

        press("Alt+j");
        press("Control+End");
        press("Backspace");

        assertThat(state(contact)).hasText(KEPT, SOON);
        assertThat(written(contact)).hasSize(Note.LONGEST);
        field(contact).fill("een\u0007twee");
        page.waitForCondition(() -> written(contact).equals("eentwee"));
    }

    @Test
    void earlierContactsOpenAndCloseByAKeyAndStaySo() {
        String caller = "+31612345606";
        UUID before = hall.calls(ORGANISATION, caller);
        tenancy.in(ORGANISATION, () -> {
            contacts.end(before, Result.HANDLED, Instant.now(), EndCause.CALLER);
            jdbc.sql("update contact set started_at = now() - interval '3 days', queue_name = 'Belastingen',"
                            + " agent_name = 'Joost Bakker', disposition_name = 'Melding' where id = ?")
                    .param(before)
                    .update();
            notes.keep(
                    before,
                    new Notes.Author(hall.id(ORGANISATION, "joost"), "joost", "Joost Bakker"),
                    "Wacht op een brief over zijn bezwaar.",
                    0,
                    Instant.EPOCH);
        });
        UUID hungUp = hall.calls(ORGANISATION, caller);
        tenancy.in(ORGANISATION, () -> contacts.end(hungUp, Result.ABANDONED, Instant.now(), EndCause.CALLER));
        signIn("fatima");
        assertThat(page.locator("#verbinding")).hasText("Verbonden");
        Said said = Said.by(page);
        press("Alt+b");
        hall.waits(ORGANISATION, caller, TownHall.TAXES);

        Locator earlier = page.locator(".desk__earlier");
        assertThat(earlier.locator(".desk__earlier-contacts > li")).hasCount(2);
        assertThat(earlier).containsText("Wacht op een brief over zijn bezwaar.");
        flawlessAtBothWidths("desk-earlier");
        press("Alt+y");
        assertThat(earlier.locator(".desk__earlier-contacts")).isHidden();
        press("Alt+y");
        said.await("De laatste 2 contacten van dit nummer");
        press("Alt+y");
        assertThat(earlier.locator(".desk__earlier-contacts")).isHidden();
        press("Alt+a");
        assertThat(page.locator(".desk__talk")).isVisible();
        assertThat(earlier.locator(".desk__earlier-contacts")).isHidden();
        page.reload();
        assertThat(page.locator(".desk__talk")).isVisible();
        assertThat(earlier).not().hasAttribute("open", Pattern.compile(".*"));
        press("Alt+y");
        assertThat(earlier.locator(".desk__earlier-contacts > li")).hasCount(2);
        earlier.locator("a", new Locator.LocatorOptions().setHasText("contacten van dit nummer"))
                .focus();
        press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/contacten\\?zoek=%2B31612345606"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theCardDoesNotWaitForEarlierContacts() {
        page.route("**/eerder", route -> route.abort());
        talks("+31612345607");

        assertThat(page.locator(".desk__earlier")).containsText("kunnen nu niet worden opgehaald");
        flawless("desk-earlier-failed");
        page.unroute("**/eerder");
        press("Alt+y");
        press("Alt+y");

        assertThat(page.locator(".desk__earlier")).containsText("Geen eerdere contacten van dit nummer");
    }

    /** Fatima signs in and talks with this caller. */
    private UUID talks(String caller) {
        signIn("fatima");
        assertThat(page.locator("#verbinding")).hasText("Verbonden");
        agents.present(ORGANISATION, hall.id(ORGANISATION, "fatima"), Presence.AVAILABLE, null);
        UUID contact = hall.waits(ORGANISATION, caller, TownHall.TAXES);
        assertThat(page.locator(".desk__offer")).isVisible();
        press("Alt+a");
        assertThat(page.locator(".desk__talk")).isVisible();
        return contact;
    }

    private Notes.Author author() {
        return new Notes.Author(hall.id(ORGANISATION, "fatima"), "fatima", "Fatima El Amrani");
    }

    private Locator field(UUID contact) {
        return page.locator("#notitie-" + contact);
    }

    private Locator state(UUID contact) {
        return page.locator("#notitie-stand-" + contact);
    }

    private String written(UUID contact) {
        return tenancy.read(ORGANISATION, () -> notes.of(List.of(contact), Instant.EPOCH)).stream()
                .map(Note::text)
                .findFirst()
                .orElse("");
    }
}
