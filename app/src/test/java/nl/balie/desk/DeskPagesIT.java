package nl.balie.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.balie.acd.Activity;
import nl.balie.acd.AgentState;
import nl.balie.acd.Presence;
import nl.balie.calls.ConversationChanged;
import nl.balie.calls.PhoneRegistrationChanged;
import nl.balie.conformity.Requirement;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.pages.Said;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The desk in a real browser, live and by keyboard. */
class DeskPagesIT extends DeskBrowserTest {
    /** Live means without a reload; how soon is not for a machine that does three other things. */
    private static final LocatorAssertions.IsVisibleOptions LIVE =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

    @Autowired
    Facts facts;

    @Test
    @Requirement("2.5.7")
    @Requirement(value = "2.5.2", part = "Chromium")
    @Requirement(value = "2.2.37", part = "telephone")
    void changesStatusWithAReasonByKeyboardAlone() {
        signIn("fatima");
        assertThat(page).hasURL(Pattern.compile(".*/desk"));
        assertThat(word()).hasText("Afgemeld van de wachtrijen");
        live();
        flawless("desk-signed-out");

        press("Alt+b");
        assertThat(word()).hasText("Beschikbaar");
        flawlessAtBothWidths("desk-available");
        press("Alt+n");
        assertThat(page.locator("#niet-beschikbaar")).isVisible();
        flawless("desk-reasons");
        press("2");

        assertThat(word()).hasText("Niet beschikbaar");
        assertThat(page.locator("#status")).containsText("Overleg");
        assertThat(page.locator("#niet-beschikbaar")).isHidden();
        assertThat(page.locator("#kies-niet-beschikbaar")).isFocused();
        assertThat(fatima().reason()).isEqualTo("Overleg");
        flawless("desk-unavailable");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Requirement({"2.2.17", "2.2.30", "2.2.32"})
    @Requirement(value = "2.5.2", part = "Chromium")
    @Requirement(value = "2.2.31", part = "telephone")
    @Requirement(
            value = {"2.2.29", "2.5.8"},
            part = "telephone")
    void handlesAWholeCallByKeyboardAlone() {
        signIn("fatima");
        press("Alt+b");
        assertThat(word()).hasText("Beschikbaar");
        live();
        int before = today();
        page.evaluate("window.notReloaded = true");

        UUID contact = hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);

        assertThat(page.locator(".desk__offer")).isVisible(LIVE);
        assertThat(page.locator(".desk__offer")).containsText("06 12 34 56 78");
        assertThat(page.locator(".desk__offer")).containsText("De beller koos 1");
        assertThat(page.locator("#gezegd")).containsText("Inkomende oproep van 06 12 34 56 78, wachtrij Belastingen");
        assertThat(page.locator(".desk__offer .desk__countdown .desk__clock")).hasText(Pattern.compile("0:1\\d|0:20"));
        assertThat(page).hasTitle(Pattern.compile("☎.*"));
        flawlessAtBothWidths("desk-offer");

        press("Escape");
        assertThat(fatima().activity()).isEqualTo(Activity.OFFERED);
        press("Alt+a");
        assertThat(word()).hasText("In gesprek");
        assertThat(page.locator(".desk__talk")).isVisible();
        assertThat(page).hasTitle(Pattern.compile("Mijn desk.*"));
        press("Escape");
        assertThat(fatima().activity()).isEqualTo(Activity.IN_CONTACT);
        flawlessAtBothWidths("desk-call");

        held(contact, new Fact.PutOnHold());
        assertThat(page.locator("#in-de-wacht")).isVisible(LIVE);
        assertThat(page.locator("#wacht")).containsText("Uit de wacht");
        assertThat(page.locator("#gezegd")).containsText("De klant staat in de wacht");
        flawlessAtBothWidths("desk-held");
        held(contact, new Fact.TakenBack());
        assertThat(page.locator("#in-de-wacht")).hasCount(0);

        press("Alt+d");
        assertThat(page.locator("#hoofdcode")).isFocused();
        type("Ruim");
        assertThat(page.locator("#subcode")).isVisible();
        press("Alt+o");
        assertThat(word()).hasText("Nawerktijd");
        assertThat(page.locator(".desk__wrap-up")).containsText("Opgeslagen: Ruimtelijke ordening");
        page.locator("#subcode").focus();
        type("Bouw");
        assertThat(page.locator(".desk__stored")).containsText("Ruimtelijke ordening › Bouwvergunning");
        assertThat(page.locator("#subcode")).isFocused();
        flawlessAtBothWidths("desk-wrap-up");

        assertThat(page.locator(".desk__wrap-up .desk__clock--big")).hasText(Pattern.compile("0:[12]\\d"));
        press("Alt+v");
        assertThat(page.locator(".desk__wrap-up .desk__clock--big")).hasText(Pattern.compile("1:[12]\\d"));
        press("Alt+k");
        assertThat(word()).hasText("Beschikbaar");
        assertThat(page.locator("#dag-aantal")).hasText(String.valueOf(before + 1));
        assertThat(page.locator("#eigen-contacten")).containsText("Ruimtelijke ordening › Bouwvergunning");
        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
        flawless("desk-results");
        assertThat(tenancy.read(ORGANISATION, () -> contacts.find(contact)))
                .hasValueSatisfying(
                        ended -> assertThat(ended.disposition()).isEqualTo("Ruimtelijke ordening › Bouwvergunning"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Requirement({"2.4.11", "2.4.12"})
    void putsACallerBackWithPriorityByKeyboardAlone() {
        signIn("fatima");
        live();
        press("Alt+b");
        UUID contact = hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        assertThat(page.locator(".desk__offer")).isVisible(LIVE);
        press("Alt+a");
        assertThat(page.locator(".desk__talk")).isVisible();

        press("Alt+t");
        assertThat(page.locator("#terugplaatsen")).isVisible();
        press("Alt+p");
        assertThat(page.locator("#voorrang")).isChecked();
        flawless("desk-put-back");
        press("2");

        assertThat(word()).hasText("Nawerktijd");
        assertThat(page.locator("#terugplaatsen")).isHidden();
        assertThat(page.locator("[data-queue=Burgerzaken] .desk__count")).hasText("1");
        assertThat(page.locator("#voorrang")).not().isChecked();
        assertThat(tenancy.read(ORGANISATION, () -> contacts.timeline(contact)))
                .extracting(ContactEvent::fact)
                .filteredOn(Fact.Requeued.class::isInstance)
                .singleElement()
                .satisfies(fact -> assertThat(((Fact.Requeued) fact).first()).isTrue());
        hall.ends(ORGANISATION, contact);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Requirement("2.5.5")
    void queuesAndTheirClocksRunLive() {
        signIn("fatima");
        live();

        UUID contact = hall.waits(ORGANISATION, null, TownHall.CIVIL_AFFAIRS);

        Locator row = page.locator("[data-queue=Burgerzaken]");
        assertThat(row.locator(".desk__count")).hasText("1", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
        assertThat(row.locator(".desk__clock")).hasText(Pattern.compile("0:0[2-9]"));
        hall.ends(ORGANISATION, contact);
        assertThat(row.locator(".desk__count")).hasText("0", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
    }

    @Test
    void anOfferThatIsWithdrawnGoesAwayAndAnotherAgentsIsNotShown() {
        signIn("fatima");
        press("Alt+b");
        assertThat(word()).hasText("Beschikbaar");
        live();
        UUID contact = hall.waits(ORGANISATION, null, TownHall.TAXES);
        assertThat(page.locator(".desk__offer")).containsText("Anoniem");

        hall.ends(ORGANISATION, contact);

        assertThat(page.locator(".desk__none")).isVisible(LIVE);
        press("Alt+a");
        assertThat(page.locator("#meldingen")).isEmpty();
        agents.present(ORGANISATION, fatima().agentId(), Presence.UNAVAILABLE, "Lunch");
        agents.present(ORGANISATION, hall.id(ORGANISATION, "joost"), Presence.AVAILABLE, null);
        assertThat(word()).hasText("Niet beschikbaar");
        hall.waits(ORGANISATION, null, TownHall.CIVIL_AFFAIRS);
        assertThat(page.locator("[data-queue=Burgerzaken] .desk__count")).hasText("1");
        assertThat(page.locator(".desk__offer")).hasCount(0);
    }

    /** As browsers and their extensions do, for instance to mark a field. */
    @Test
    void aStyleSetByTheBrowserIsNotCopiedIntoNewParts() {
        signIn("fatima");
        page.evaluate("document.querySelector('#kies-niet-beschikbaar').style.caretColor = 'transparent'");

        press("Alt+b");

        assertThat(word()).hasText("Beschikbaar");
        assertThat(page.locator("#kies-niet-beschikbaar")).not().hasAttribute("style", Pattern.compile(".*"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shortcutsCanBeSwitchedOffAndStayOff() {
        signIn("fatima");
        live();
        press("Alt+h");
        assertThat(page.locator("#hulp")).isVisible();
        flawless("desk-help");
        page.locator("#sneltoetsen").uncheck();
        press("Escape");
        press("Alt+b");
        page.reload();
        live();

        assertThat(word()).hasText("Afgemeld van de wachtrijen");
        assertThat(page.locator("#kies-beschikbaar")).not().hasAttribute("aria-keyshortcuts", "Alt+B");
        assertThat(page.locator("#kies-beschikbaar kbd")).isHidden();
    }

    @Test
    void saysWhenThePhoneIsNotThere() {
        signIn("fatima");
        live();
        assertThat(page.locator("#geen-telefoon")).hasCount(0);

        phones.unregister("fatima");
        events.publishEvent(new PhoneRegistrationChanged("fatima", false));

        assertThat(page.locator("#geen-telefoon")).isVisible(LIVE);
        flawless("desk-no-phone");
    }

    @Test
    void aDeskThatIsClosedIsForgottenAndDesksOfOneUserAreBounded() {
        signIn("fatima");
        live();
        page.waitForCondition(() -> desks.count() == 1); // those of tests before this one are forgotten
        for (int i = 0; i < 5; i++) {
            page.evaluate("() => { window.more = [...(window.more ?? []), new EventSource('/desk/gebeurtenissen')]; }");
        }
        page.waitForFunction("() => window.more.filter(source => source.readyState === 1).length === 3"
                + " && window.more.filter(source => source.readyState === 2).length === 2");
        assertThat(desks.count()).isEqualTo(4);

        page.navigate("about:blank");

        page.waitForCondition(() -> desks.count() == 0);
    }

    @Test
    void whatHappenedWithoutAConnectionIsShownAfterwards() {
        String stream = "**/desk/gebeurtenissen";
        page.route(stream, route -> route.abort());
        signIn("fatima");
        press("Alt+b");
        assertThat(word()).hasText("Beschikbaar");
        assertThat(page.locator("#verbinding")).containsText("Geen verbinding");
        hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        assertThat(page.locator(".desk__offer")).hasCount(0);

        page.unroute(stream);

        live();
        assertThat(page.locator(".desk__offer")).isVisible();
    }

    @Test
    void anActionThatIsNotAnsweredSaysSoAndIsSentOnce() {
        signIn("fatima");
        live();
        Said said = Said.by(page);
        List<Route> standing = new ArrayList<>();
        page.route("**/desk/status", standing::add);

        page.locator("#kies-beschikbaar").click();
        page.locator("#kies-beschikbaar").click();

        assertThat(page.locator("#wachten")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(3_000));
        assertThat(page.locator("#kies-beschikbaar")).hasAttribute("aria-busy", "true");
        said.await("Even wachten…");
        flawless("desk-waits");
        assertThat(standing).hasSize(1);
        standing.getFirst().resume();
        assertThat(word()).hasText("Beschikbaar");
        assertThat(page.locator("#wachten")).isHidden();
    }

    private void held(UUID contact, Fact fact) {
        tenancy.in(ORGANISATION, () -> facts.record(contact, fact));
        events.publishEvent(new ConversationChanged(ORGANISATION, fatima().agentId(), contact));
    }

    private AgentState fatima() {
        return agents.findByUsername(ORGANISATION, "fatima").orElseThrow();
    }

    private Locator word() {
        return page.locator("#status-woord");
    }

    private int today() {
        return Integer.parseInt(page.locator("#dag-aantal").innerText());
    }

    /** The stream is open. */
    private void live() {
        assertThat(page.locator("#verbinding")).hasText("Verbonden");
    }
}
