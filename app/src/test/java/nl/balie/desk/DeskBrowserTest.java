package nl.balie.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;
import java.util.UUID;
import nl.balie.acd.Agents;
import nl.balie.acd.Presence;
import nl.balie.calls.TestPhones;
import nl.balie.contacts.Contacts;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import nl.balie.pages.Accessibility;
import nl.balie.pages.BrowserTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The desk's pages in a real browser, with callers and phones that the test plays. */
@SpringBootTest(
        classes = DeskOnly.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "balie.desk.heartbeat=500ms")
abstract class DeskBrowserTest extends BrowserTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    static final String ORGANISATION = TownHall.WATERSTAD;

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

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @BeforeEach
    void open() {
        hall.open();
        phones.register("fatima");
        page.setViewportSize(1360, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    @AfterEach
    void close() {
        tenancy.read(
                        ORGANISATION,
                        () -> jdbc.sql("select id from contact where ended_at is null")
                                .query(UUID.class)
                                .list())
                .forEach(contact -> hall.ends(ORGANISATION, contact));
        tenancy.in(
                ORGANISATION, () -> jdbc.sql("update offer set unread = false").update());
        agents.all(ORGANISATION).forEach(agent -> {
            agent.contacts().forEach(had -> agents.endWrapUp(ORGANISATION, agent.agentId(), had.contactId()));
            agents.present(ORGANISATION, agent.agentId(), Presence.SIGNED_OUT, null);
        });
    }

    void signIn(String username) {
        signIn(username, TownHall.PASSWORD);
    }

    void flawless(String picture) {
        picture(picture);
        Accessibility.assertNoViolations(page);
    }

    /** At the width of a screen on a desk and of a phone; the state of the desk stays as it is. */
    void flawlessAtBothWidths(String picture) {
        ViewportSize usual = page.viewportSize();
        page.setViewportSize(1440, 900);
        flawless(picture);
        page.setViewportSize(390, 844);
        flawless(picture + "-phone");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("nothing is pushed off a phone")
                .isLessThanOrEqualTo(390);
        page.setViewportSize(usual.width, usual.height);
    }

    /** Every column of every table of the desk is in sight, however long what stands in it. */
    void nothingIsCutOff() {
        assertThat(page.evaluate("[...document.querySelectorAll('.desk .balie-scroll')].map(table =>"
                        + " `${table.getAttribute('aria-labelledby')} ${table.scrollWidth - table.clientWidth}`)"
                        + ".filter(cut => !cut.endsWith(' 0'))"))
                .as("columns that are cut off")
                .isEqualTo(List.of());
    }
}
