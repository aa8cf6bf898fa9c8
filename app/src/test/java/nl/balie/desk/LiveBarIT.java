package nl.balie.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.balie.acd.Activity;
import nl.balie.acd.Presence;
import nl.balie.calls.ConversationChanged;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.pages.Said;
import nl.balie.people.NewUsers;
import nl.balie.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A call on the pages beside the desk, in a real browser and by keyboard. */
class LiveBarIT extends DeskBrowserTest {
    private static final LocatorAssertions.IsVisibleOptions LIVE =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);
    private static final String COUNT_TONES = """
        window.tones = 0;
        const make = AudioContext.prototype.createOscillator;
        AudioContext.prototype.createOscillator = function () { window.tones += 1; return make.call(this); };
        """;

    @Autowired
    Facts facts;

    @Autowired
    NewUsers users;

    @Test
    void aWholeCallIsHadOnTheContactsPageByKeyboardAlone() {
        signIn("fatima");
        available("fatima");
        go("/contacten");
        Said said = Said.by(page);
        Locator field = page.locator("main form input:visible").first();
        field.focus();
        type("020");

        UUID contact = hall.waits(ORGANISATION, "+31201234567", TownHall.TAXES);

        assertThat(offer()).isVisible(LIVE);
        assertThat(offer()).containsText("Inkomende oproep");
        assertThat(offer()).containsText("020 123 45 67");
        assertThat(offer()).containsText("Belastingen");
        assertThat(offer().locator(".desk__clock").first()).hasText(Pattern.compile("0:\\d\\d"));
        assertThat(page).hasTitle(Pattern.compile("☎ Inkomende oproep"));
        said.await("Inkomende oproep van 020 123 45 67, wachtrij Belastingen");
        flawlessAtBothWidths("bar-offer");
        type(" 123");
        assertThat(field).isFocused();
        assertThat(field).hasValue("020 123");

        press("Alt+a");
        assertThat(page.locator(".balie-live__row--IN_CONTACT")).containsText("In gesprek");
        assertThat(page).hasTitle(Pattern.compile("Mijn contacten.*"));
        assertThat(field).isFocused();
        said.await("In gesprek met 020 123 45 67");
        held(contact, new Fact.PutOnHold());
        assertThat(page.locator("[data-state=IN_CONTACT-HELD]")).containsText("In de wacht", contains());
        said.await("De klant staat in de wacht");
        flawlessAtBothWidths("bar-held");
        held(contact, new Fact.TakenBack());
        assertThat(page.locator("[data-state=IN_CONTACT]")).isVisible(LIVE);
        flawlessAtBothWidths("bar-call");
        press("Alt+o");
        assertThat(page.locator(".balie-live__row--WRAP_UP")).containsText("Nawerktijd");
        flawlessAtBothWidths("bar-wrap-up");
        press("Alt+k");

        assertThat(page.locator(".balie-live__row")).hasCount(0);
        assertThat(agents.findByUsername(ORGANISATION, "fatima").orElseThrow().activity())
                .isEqualTo(Activity.IDLE);
        assertThat(field).isFocused();
        assertThat(field).hasValue("020 123");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatIsSaidOfARunningCallIsNotSaidAgainOnTheNextPage() {
        signIn("fatima");
        available("fatima");
        go("/agenten");
        hall.waits(ORGANISATION, "+31201234567", TownHall.TAXES);
        assertThat(offer()).isVisible(LIVE);
        press("Alt+a");
        assertThat(page.locator(".balie-live__row--IN_CONTACT")).isVisible();
        Said said = Said.by(page);

        go("/contacten");

        assertThat(page.locator(".balie-live__row--IN_CONTACT")).isVisible();
        said.awaitAll();
        assertThat(said.sentences()).containsExactly("Tot hier");
        page.locator(".balie-live__row a").focus();
        press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/desk"));
        assertThat(page.locator(".desk__talk")).isVisible();
        assertThat(page.locator("#balk")).hasCount(0);
    }

    @Test
    void declinesWithTheButtonAndKeepsTheKeyboardInTheBar() {
        signIn("fatima");
        available("fatima");
        go("/toestellen");
        hall.waits(ORGANISATION, null, TownHall.TAXES);
        assertThat(offer()).containsText("Anoniem", contains());

        offer().getByText("Weigeren").click();

        assertThat(offer()).hasCount(0);
        assertThat(page.locator("#meldingen")).containsText("U hebt de oproep geweigerd");
        assertThat(agents.findByUsername(ORGANISATION, "fatima").orElseThrow().presence())
                .isEqualTo(Presence.UNAVAILABLE);
    }

    @Test
    void ofSeveralPagesOneRingsAndAnotherWhenThatIsClosed() {
        page.context().addInitScript(COUNT_TONES);
        signIn("fatima");
        available("fatima");
        Page contactsPage = another("/contacten");
        Page agentsPage = another("/agenten");
        List<Page> pages = List.of(page, contactsPage, agentsPage);

        hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);

        pages.forEach(one -> assertThat(one).hasTitle(Pattern.compile("☎.*")));
        page.waitForCondition(() -> pages.stream().anyMatch(LiveBarIT::rings));
        page.waitForCondition(() -> pages.stream().mapToInt(LiveBarIT::tones).sum() >= 4);
        assertThat(pages).filteredOn(LiveBarIT::rings).hasSize(1);
        Page ringing = pages.stream().filter(LiveBarIT::rings).findFirst().orElseThrow();
        List<Page> others = pages.stream().filter(one -> one != ringing).toList();
        ringing.close();
        others.getFirst().waitForCondition(() -> others.stream().anyMatch(LiveBarIT::rings));
        assertThat(others).filteredOn(LiveBarIT::rings).hasSize(1);
    }

    @Test
    void whoLooksElsewhereGetsANotification() {
        page.context().addInitScript("""
            window.notified = [];
            window.Notification = class {
                static permission = 'granted';
                constructor(title, { body }) { window.notified.push(`${title}: ${body}`); }
                close() {}
            };
            Object.defineProperty(document, 'hidden', { get: () => true });
            """);
        signIn("fatima");
        available("fatima");
        go("/contacten");
        live();

        hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);

        page.waitForFunction("() => window.notified.length > 0");
        assertThat(page.evaluate("window.notified"))
                .isEqualTo(List.of("Inkomende oproep: Inkomende oproep van 06 12 34 56 78, wachtrij Belastingen"));
    }

    @Test
    void allPagesOfABrowserShareAStreamAndHaveTheirsWhenItsHolderGoes() {
        tenancy.in(
                ORGANISATION,
                () -> users.add(
                        "anke",
                        "Anke Smit",
                        Set.of(Role.AGENT, Role.SUPERVISOR, Role.FUNCTIONAL_ADMINISTRATOR),
                        List.of(TownHall.TAXES_TEAM),
                        TownHall.PASSWORD));
        phones.register("anke");
        signIn("anke");
        go("/beheer/wachtrijen");
        live();
        List<Page> others = List.of(
                another("/terugbelverzoeken"),
                another("/beheer/codes"),
                another("/beheer/wachtrijen/nieuw"),
                another("/contacten"),
                another("/wachtwoord"));
        page.waitForCondition(() -> desks.count() == 1);
        available("anke");

        page.close();
        hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);

        others.forEach(
                one -> assertThat(one.locator(".balie-live__row--OFFERED")).isVisible(LIVE));
        others.getFirst().waitForCondition(() -> desks.count() == 1);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whoIsNoAgentHasNoBarAndNoStream() {
        signIn("saskia");
        go("/contacten");

        assertThat(page.locator("#balk")).hasCount(0);
        assertThat(page.locator("script[src$='bar.js']")).hasCount(0);
        page.waitForCondition(() -> desks.count() == 0);
    }

    @Test
    void aLostConnectionIsSaidAndWhatHappenedMeanwhileIsShownAfterwards() {
        String stream = "**/desk/gebeurtenissen";
        signIn("fatima");
        available("fatima");
        page.route(stream, route -> route.abort());
        go("/contacten");
        assertThat(page.locator("#balk-verbinding")).isVisible(LIVE);
        assertThat(page.locator("#balk-verbinding")).containsText("Geen verbinding");
        flawlessAtBothWidths("bar-lost");
        hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);

        page.unroute(stream);

        assertThat(offer()).isVisible(LIVE);
        assertThat(page.locator("#balk-verbinding")).isHidden();
    }

    private Locator offer() {
        return page.locator(".balie-live__row--OFFERED");
    }

    private void available(String username) {
        agents.present(ORGANISATION, hall.id(ORGANISATION, username), Presence.AVAILABLE, null);
    }

    /** The stream is open and what was there was fetched. */
    private void live() {
        page.waitForCondition(() -> desks.count() > 0);
    }

    /** One more page of the same visitor, which he has touched. */
    private Page another(String path) {
        Page one = page.context().newPage();
        one.navigate(address(path));
        one.locator("h1").first().click();
        return one;
    }

    private static boolean rings(Page one) {
        return tones(one) > 0;
    }

    private static int tones(Page one) {
        return (Integer) one.evaluate("window.tones");
    }

    private void held(UUID contact, Fact fact) {
        tenancy.in(ORGANISATION, () -> facts.record(contact, fact));
        events.publishEvent(new ConversationChanged(ORGANISATION, hall.id(ORGANISATION, "fatima"), contact));
    }

    private static LocatorAssertions.ContainsTextOptions contains() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);
    }
}
