package nl.balie.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import nl.balie.acd.Activity;
import nl.balie.acd.AgentState;
import nl.balie.acd.Agents;
import nl.balie.acd.Presence;
import nl.balie.calls.PhoneRegistrationChanged;
import nl.balie.calls.TestPhones;
import nl.balie.conformity.Requirement;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EventType;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import nl.balie.pages.Accessibility;
import nl.balie.pages.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The desk in a real browser, live and by keyboard, with callers and phones that the test plays. */
@SpringBootTest(
        classes = DeskOnly.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "balie.desk.heartbeat=500ms")
class DeskPagesIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final String ORGANISATION = TownHall.WATERSTAD;
    /** What the desk has to show something live. */
    private static final LocatorAssertions.IsVisibleOptions LIVE =
            new LocatorAssertions.IsVisibleOptions().setTimeout(2000);

    @LocalServerPort
    int port;

    @Autowired
    TownHall hall;

    @Autowired
    Agents agents;

    @Autowired
    TestPhones phones;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Contacts contacts;

    @Autowired
    LiveDesks desks;

    @Autowired
    ApplicationEventPublisher events;

    private final Browser browser = new Browser();
    private Page page;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @BeforeEach
    void open() {
        hall.open();
        phones.register("fatima");
        page = browser.newPage(1360, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    @AfterEach
    void close() {
        browser.close();
        tenancy.read(ORGANISATION, () -> jdbc.sql("select id from contact where ended_at is null")
                        .query(UUID.class)
                        .list())
                .forEach(contact -> hall.ends(ORGANISATION, contact));
        agents.all(ORGANISATION).forEach(agent -> {
            agents.endWrapUp(ORGANISATION, agent.agentId());
            agents.present(ORGANISATION, agent.agentId(), Presence.SIGNED_OUT, null);
        });
    }

    @Test
    @Requirement({"2.2.37", "2.5.2", "2.5.7"})
    void changesStatusWithAReasonByKeyboardAlone() {
        signIn("fatima");
        assertThat(page).hasURL(Pattern.compile(".*/desk"));
        assertThat(word()).hasText("Afgemeld van de wachtrijen");
        live();
        flawless("desk-signed-out");

        press("Alt+b");
        assertThat(word()).hasText("Beschikbaar");
        flawless("desk-available");
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
    @Requirement({"2.2.17", "2.2.29", "2.2.30", "2.2.31", "2.2.32", "2.5.2", "2.5.8"})
    void handlesAWholeCallByKeyboardAlone() {
        signIn("fatima");
        press("Alt+b");
        assertThat(word()).hasText("Beschikbaar");
        live();
        int before = today();
        page.evaluate("window.notReloaded = true");

        UUID contact = hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);

        assertThat(page.locator(".desk__offer")).isVisible(LIVE);
        assertThat(page.locator(".desk__offer")).containsText("+31612345678");
        assertThat(page.locator(".desk__offer")).containsText("De beller koos 1");
        assertThat(page.locator("#aankondiging")).hasText("Inkomende oproep van +31612345678, wachtrij Belastingen");
        assertThat(page.locator(".desk__offer .desk__countdown .desk__clock")).hasText(Pattern.compile("0:1\\d|0:20"));
        assertThat(page).hasTitle(Pattern.compile("☎.*"));
        flawless("desk-offer");

        press("Escape");
        assertThat(fatima().activity()).isEqualTo(Activity.OFFERED);
        press("Alt+a");
        assertThat(word()).hasText("In gesprek");
        assertThat(page.locator(".desk__talk")).isVisible();
        assertThat(page).hasTitle(Pattern.compile("Mijn desk.*"));
        press("Escape");
        assertThat(fatima().activity()).isEqualTo(Activity.IN_CONTACT);
        flawless("desk-call");

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
        flawless("desk-wrap-up");

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
    @Requirement("2.5.5")
    void queuesAndTheirClocksRunLive() {
        signIn("fatima");
        live();

        UUID contact = hall.waits(ORGANISATION, null, TownHall.CIVIL_AFFAIRS);

        Locator row = page.locator("[data-queue=Burgerzaken]");
        assertThat(row.locator(".desk__count")).hasText("1", new LocatorAssertions.HasTextOptions().setTimeout(2000));
        assertThat(row.locator(".desk__clock")).hasText(Pattern.compile("0:0[2-9]"));
        hall.ends(ORGANISATION, contact);
        assertThat(row.locator(".desk__count")).hasText("0", new LocatorAssertions.HasTextOptions().setTimeout(2000));
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
        for (int i = 0; i < 5; i++) {
            page.evaluate("() => { window.more = [...(window.more ?? []), new EventSource('/desk/gebeurtenissen')]; }");
        }
        page.waitForFunction("() => window.more.filter(source => source.readyState === 1).length === 3"
                + " && window.more.filter(source => source.readyState === 2).length === 2");
        assertThat(desks.count()).isEqualTo(4);

        page.navigate(address("/contacten"));

        Instant latest = Instant.now().plusSeconds(15);
        while (desks.count() > 0 && Instant.now().isBefore(latest)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(desks.count()).isZero();
    }

    @Test
    void whatHappenedWithoutAConnectionIsShownAfterwards() {
        signIn("fatima");
        press("Alt+b");
        assertThat(word()).hasText("Beschikbaar");
        live();
        page.context().setOffline(true);
        hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        page.context().setOffline(false);

        assertThat(page.locator(".desk__offer")).isVisible();
    }

    @Test
    void contactsAndTheirHistoryHaveNoBarriers() {
        UUID contact = hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        model(contact);
        signIn("saskia");
        assertThat(page).hasURL(Pattern.compile(".*/contacten"));
        flawless("contacts");

        page.navigate(address("/contacten/" + contact));
        assertThat(page.locator("[data-drawn=true]")).isVisible();
        assertThat(page.locator(".balie-path .balie-visited[data-element-id=Task_Greet]").first()).isVisible();
        assertThat(page.locator(".balie-path .balie-visited[data-element-id=Flow_2]").first()).isAttached();
        assertThat(page.locator(".balie-path .balie-visited[data-element-id=Task_Closed]")).hasCount(0);
        flawless("contact");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anAdministratorFindsFlowsThatStandStill() {
        UUID contact = hall.calls(ORGANISATION, null);
        tenancy.in(ORGANISATION, () -> {
            jdbc.sql("""
                            insert into flow_incident (incident_key, organisation_id, contact_id, process_instance_key, process_id,
                                element_id, job_key, error_type, message, created_at)
                            values (7, 'waterstad', ?, 1, 'balie-main-menu', 'Task_DecideRoute', 12, 'JOB_NO_RETRIES',
                                'Wachtrij Vergunningen bestaat niet', now()) on conflict do nothing
                            """).param(contact).update();
        });
        signIn("marieke");
        assertThat(page).hasURL(Pattern.compile(".*/beheer/.*"));
        page.navigate(address("/beheer/procesincidenten"));
        flawless("incidents");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Opnieuw proberen")).click();

        assertThat(page.locator("#meldingen")).containsText("De procesmotor antwoordt niet");
    }

    private void model(UUID contact) {
        String xml = DrawnModel.XML;
        tenancy.in(ORGANISATION, () -> {
            jdbc.sql("select record_shipped_model('proef', 1, ?, now())")
                    .param(xml)
                    .query((row, number) -> true)
                    .list();
        });
        hall.note(
                ORGANISATION,
                contact,
                EventType.STEP,
                Instant.now(),
                Map.of(
                        "stap", "play-prompt", "element", "Task_Greet", "proces", "proef", "versie", 1, "instantie", "4711",
                        "duurMs", 3240));
        hall.note(
                ORGANISATION,
                contact,
                EventType.STEP,
                Instant.now(),
                Map.of(
                        "stap", "ask-menu", "element", "Task_Ask", "proces", "proef", "versie", 1, "instantie", "4711",
                        "duurMs", 5120));
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

    private void signIn(String username) {
        page.navigate(address("/"));
        page.locator("#gebruikersnaam").fill(username);
        page.locator("#wachtwoord").fill(TownHall.PASSWORD);
        page.locator("#wachtwoord").press("Enter");
        page.waitForURL(url -> !url.contains("/aanmelden"));
    }

    private void flawless(String picture) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(picture + ".png"))
                .setFullPage(true));
        Accessibility.assertNoViolations(page);
    }

    private void press(String key) {
        page.keyboard().press(key);
    }

    private void type(String text) {
        page.keyboard().type(text);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
