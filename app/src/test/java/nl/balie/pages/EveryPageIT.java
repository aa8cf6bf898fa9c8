package nl.balie.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.balie.AllPages;
import nl.balie.RealTime;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Every page that somebody can come to by links, on a desk's screen and on a telephone, with names as long as they may be. */
@SpringBootTest(
        classes = {AllPages.class, RealTime.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"balie.demo=true", "balie.engine.patience=1s"})
class EveryPageIT extends BrowserTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String LONG = "KlantcontactcentrumvoorbelastingenburgerzakenenvergunningenvandegemeenteWaterst"
            .repeat(2)
            .substring(0, 80);
    private static final List<String> LONG_NAMES = List.of(
            "update app_user set display_name = ? where username = 'agent1'",
            "update queue set name = ? where name = 'Belastingen'",
            "update skill_group set name = ? where name = 'Team Belastingen'",
            "update phone_number set description = ? where number = '+31990001000'",
            "update opening_calendar set name = ? where name = 'Kantooruren'");

    /** All links but that to the other language, in which all that follows would be, and what is pushed out of sight. */
    private static final String LINKS = """
            () => [...document.querySelectorAll('main a[href^="/"], nav a[href^="/"], #persoon a[href^="/"]')]
                .filter(link => !('file' in link.dataset) && !link.hreflang).map(link => link.getAttribute('href'))""";

    private static final String OUT_OF_SIGHT = """
            () => [...document.querySelectorAll('main :is(button, .utrecht-button, .balie-table__actions a)')]
                .filter(one => one.checkVisibility() && !one.closest('.djs-container, .bio-properties-panel'))
                .filter(one => {
                    const { left, right, width } = one.getBoundingClientRect();
                    return width > 0 && (left < -1 || right > window.innerWidth + 1);
                })
                .map(one => one.textContent.trim())""";

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    private final Set<String> seen = new HashSet<>();

    @BeforeEach
    void longNames() {
        tenancy.in("waterstad", () -> {
            LONG_NAMES.forEach(name -> jdbc.sql(name).param(LONG).update());
            return true;
        });
    }

    @Test
    void noPageHasABarrierOrPushesAnythingOutOfSight() {
        SoftAssertions all = new SoftAssertions();
        for (String user : List.of("beheer", "supervisor", "agent1", "telefoniste", "servicedesk", "platform")) {
            Page visitor = browser.newPage(1440, 900);
            signIn(visitor, user, "balie-demo");
            walk(visitor, all);
        }
        assertThat(seen).as("pages").hasSizeGreaterThan(45);
        all.assertAll();
    }

    private void walk(Page visitor, SoftAssertions all) {
        Deque<String> links = new ArrayDeque<>(links(visitor));
        while (!links.isEmpty()) {
            String link = links.pop();
            if (!seen.add(kind(link))) {
                continue;
            }
            visitor.navigate(address(link));
            all.assertThat(Accessibility.violations(visitor))
                    .as(link + " at 1440")
                    .isEmpty();
            links.addAll(links(visitor));
            visitor.setViewportSize(390, 844);
            all.assertThat(Accessibility.violations(visitor))
                    .as(link + " at 390")
                    .isEmpty();
            all.assertThat((Integer) visitor.evaluate("document.documentElement.scrollWidth"))
                    .as(link + " is as wide as a telephone")
                    .isLessThanOrEqualTo(390);
            all.assertThat((List<?>) visitor.evaluate(OUT_OF_SIGHT))
                    .as(link + " pushes out")
                    .isEmpty();
            if (link.endsWith("/nieuw")) {
                tellsItsFaultFirst(visitor, link, all);
            }
            visitor.setViewportSize(1440, 900);
        }
    }

    /** Sent empty, each form comes back with the word in its title and the focus at the first field that is wrong. */
    private void tellsItsFaultFirst(Page visitor, String link, SoftAssertions all) {
        visitor.evaluate("document.querySelectorAll('main form input').forEach(field => field.required = false)");
        visitor.locator("main form button[type=submit]").first().click();
        visitor.locator("main .utrecht-form-field-error-message").first().waitFor();
        all.assertThatCode(() -> PlaywrightAssertions.assertThat(visitor).hasTitle(Pattern.compile("^Fout: ")))
                .as(link + " has the word in its title")
                .doesNotThrowAnyException();
        all.assertThat(visitor.evaluate(
                        "document.activeElement.matches('[aria-invalid=true], .utrecht-form-field--invalid *')"))
                .as(link + " has the focus at its first fault")
                .isEqualTo(true);
        all.assertThat(visitor.evaluate("!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"))
                .as(link + " asks before it is left")
                .isEqualTo(true);
        all.assertThat(Accessibility.violations(visitor))
                .as(link + " with faults")
                .isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Set<String> links(Page visitor) {
        return new LinkedHashSet<>((List<String>) visitor.evaluate(LINKS));
    }

    /** Pages of one kind differ in an id, a version or what is filtered. */
    private static String kind(String link) {
        return link.replaceAll("[?#].*", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}")
                .replaceAll("/callflows/(?!nieuw)[^/]+", "/callflows/{id}");
    }
}
