package nl.balie.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.balie.acd.Presence;
import nl.balie.conformity.Requirement;
import nl.balie.directory.Colleague;
import nl.balie.directory.Colleagues;
import nl.balie.directory.PersonName;
import nl.balie.directory.PhoneLine;
import nl.balie.directory.PhoneLine.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The directory in a real browser: by keyboard, live, on a desk's screen and on a telephone. */
class GuidePagesIT extends DeskBrowserTest {
    @Autowired
    Colleagues colleagues;

    @BeforeEach
    void threeColleagues() {
        add("", "Klantcontactcentrum", "Agent", hall.id(ORGANISATION, "fatima"));
        add("Renée van der Meer", "Burgerzaken", "Adviseur reisdocumenten", null);
        add("Petra Jansen", "Vergunningen", "Casemanager bouwen", null);
    }

    private void add(String name, String department, String job, @Nullable UUID user) {
        tenancy.in(
                ORGANISATION,
                () -> colleagues.add(new Colleague.Details(
                        PersonName.of(name),
                        department,
                        job,
                        List.of(new PhoneLine(Kind.DIRECT, "+31302860001"), new PhoneLine(Kind.MOBILE, "+31612345678")),
                        "",
                        "Niet op woensdag.",
                        100,
                        true,
                        user,
                        name)));
    }

    private Locator link(String name) {
        return page.locator(".guide__link").filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    @Requirement(value = "2.5.11", part = "looking colleagues up")
    @Requirement(value = "4.3.1", part = "looking up by first name, surname and department")
    void aColleagueIsFoundAndShownByKeyboardAlone() {
        signIn("joost");
        page.getByRole(AriaRole.LINK, named("Gids")).click();
        assertThat(page.locator("#verbinding")).hasText("Verbonden");
        flawlessAtBothWidths("guide");

        page.locator("#zoek").focus();
        type("meer burgerz");
        assertThat(page.locator("#gevonden")).hasText("1 gevonden");
        assertThat(page.locator(".guide__link")).hasCount(1);
        assertThat(page.locator("#zoek")).isFocused();
        press("ArrowDown");
        assertThat(link("Renée")).isFocused();
        press("Enter");
        assertThat(page.locator("#kaart-titel")).hasText("Renée van der Meer");
        assertThat(page.locator("#kaart-titel")).isFocused();
        assertThat(page.locator("#kaart")).containsText("Niet op woensdag.");
        assertThat(page.getByRole(AriaRole.LINK, named("+31612345678")))
                .hasAttribute("href", "/desk?bel=%2B31612345678");
        assertThat(link("Renée")).hasAttribute("aria-current", "true");
        assertThat(page).hasURL(Pattern.compile("/gids/[0-9a-f-]{36}\\?zoek=meer.*"));
        flawlessAtBothWidths("guide-colleague");

        page.reload();
        assertThat(page.locator("#kaart-titel")).hasText("Renée van der Meer");
        assertThat(page.locator("#zoek")).hasValue("meer burgerz");
        page.getByRole(AriaRole.LINK, named("+31612345678")).focus();
        press("Escape");
        assertThat(link("Renée")).isFocused();
        press("ArrowUp");
        assertThat(page.locator("#zoek")).isFocused();
        page.locator("#zoek").fill("");
        assertThat(page.locator(".guide__link")).hasCount(3);
        press("ArrowDown");
        assertThat(link("Fatima")).isFocused();
        press("End");
        assertThat(link("Renée")).isFocused();
        press("ArrowUp");
        assertThat(link("Petra")).isFocused();
        press("Home");
        assertThat(link("Fatima")).isFocused();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Requirement(value = "2.5.12", part = "in the directory")
    void whatAColleagueDoesIsSeenAtOnceAndTheFocusStays() {
        signIn("joost");
        go("/gids?zoek=fatima");
        assertThat(page.locator("#verbinding")).hasText("Verbonden");
        link("Fatima").focus();
        press("Enter");
        assertThat(page.locator("#kaart")).containsText("Afgemeld");
        page.evaluate("window.notReloaded = true");
        page.locator("#nummer-0").focus();

        agents.present(ORGANISATION, hall.id(ORGANISATION, "fatima"), Presence.UNAVAILABLE, "Lunch");

        for (String part : List.of("#lijst", "#kaart")) {
            assertThat(page.locator(part)).containsText("Niet beschikbaar");
            assertThat(page.locator(part)).containsText("(Lunch)");
            assertThat(page.locator(part + " .desk__clock")).hasText(Pattern.compile("0:\\d\\d"));
        }
        assertThat(page.locator("#nummer-0")).isFocused();
        assertThat(link("Fatima")).hasAttribute("aria-current", "true");
        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
        flawlessAtBothWidths("guide-presence");
        assertThat(browser.complaints()).isEmpty();
    }
}
