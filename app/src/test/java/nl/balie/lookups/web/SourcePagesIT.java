package nl.balie.lookups.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import nl.balie.RealTime;
import nl.balie.WithoutCalls;
import nl.balie.conformity.Requirement;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contacts;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import nl.balie.pages.Accessibility;
import nl.balie.pages.BrowserTest;
import nl.balie.processes.LookUpPort;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A platform administrator sets up sources and tries them, in a real browser, at a real server and a real database. */
@SpringBootTest(
        classes = {WithoutCalls.class, RealTime.class, OffTheLine.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"balie.demo=true", "balie.look-ups.hosts=127.0.0.1,localhost,known.example"})
class SourcePagesIT extends BrowserTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String SOURCES = "/platform/deelnemers/waterstad/bronnen";

    @Autowired
    LookUpPort lookUps;

    @Autowired
    Contacts contacts;

    @Autowired
    Tenancy tenancy;

    @Value("${balie.database.url}")
    String url;

    @Value("${balie.database.owner.user}")
    String user;

    @Value("${balie.database.owner.password}")
    String password;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @Test
    @Requirement(value = "2.2.14", part = "telephone")
    void anApiIsSetUpWithErrorsAtItsFieldsAndTried() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean known = exchange.getRequestURI().getPath().equals("/klanten/+31612345678")
                    && "Bearer abc".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = "{\"wachtrij\": \"Belastingen\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 404, known ? answer.length : -1);
            if (known) {
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        server.start();
        try {
            signIn("platform", "balie-demo");
            go("/platform/deelnemers");
            page.getByRole(AriaRole.LINK, named("Bronnen Gemeente Waterstad")).click();
            Accessibility.assertNoViolations(page);
            page.getByRole(AriaRole.LINK, named("Nieuwe bron")).click();
            Accessibility.assertNoViolations(page);
            page.locator("#address").fill("https://{sleutel}.example/klanten");
            page.locator("#timeout").fill("5");
            save();
            assertThat(page.locator("#name-error")).hasText("Vul dit veld in.");
            assertThat(page.locator("#address-error")).containsText("{sleutel} achter de naam van de server");
            assertThat(page.locator("#timeout-error")).containsText("100");
            Accessibility.assertNoViolations(page);
            picture("source-wrong");

            page.locator("#address").fill("http://192.168.1.1/klanten/{sleutel}");
            save();
            assertThat(page.locator("#address-error")).containsText("Deze host mag geen bron zijn");

            page.locator("#name").fill("Klanten");
            page.locator("#address")
                    .fill("http://127.0.0.1:" + server.getAddress().getPort() + "/klanten/{sleutel}");
            page.locator("#timeout").fill("2000");
            page.locator("#secret").fill("abc");
            save();
            assertThat(page.locator("#meldingen")).containsText("Klanten is opgeslagen.");
            picture("sources");
            page.getByRole(AriaRole.LINK, named("Wijzigen Klanten")).click();
            assertThat(page.locator("#secret")).hasValue("");
            assertThat(page.locator("main")).containsText("Er is er een bewaard.");
            tryKey("+31612345678");
            assertThat(page.locator("#antwoord")).containsText("answer.wachtrij");
            assertThat(page.locator("#antwoord")).containsText("Belastingen");
            Accessibility.assertNoViolations(page);
            picture("source-tried");
            tryKey("+31600000000");
            assertThat(page.locator("#antwoord")).hasText("De bron kent deze sleutel niet.");
            server.stop(0);
            tryKey("+31612345678");
            assertThat(page.locator("#meldingen")).containsText("geen bruikbaar antwoord");

            page.getByRole(AriaRole.BUTTON, named("Verwijderen")).click();
            page.getByRole(AriaRole.BUTTON, named("Ja, verwijderen")).click();
            assertThat(page.locator("#meldingen")).containsText("Klanten is verwijderd.");
        } finally {
            server.stop(0);
        }
        assertThat(browser.complaints()).noneMatch(complaint -> !complaint.contains("422"));
    }

    @Test
    @Requirement(value = "2.2.14", part = "telephone")
    void aDatabaseAnswersWithItsFirstRowAndCannotBeChanged() {
        stored().sql("create table if not exists ondernemer (nummer text, wachtrij text, punten int)")
                .update();
        stored().sql("insert into ondernemer values ('+31201234567', 'Ondernemers', 7)")
                .update();
        signIn("platform", "balie-demo");
        add("Ondernemers", "select wachtrij, punten from ondernemer where nummer = :sleutel");
        add("Fout", "with weg as (delete from ondernemer where nummer = :sleutel returning *) select * from weg");

        var found = lookUps.lookUp("waterstad", contact(), "ondernemers", "+31201234567");
        assertThat(found.found()).isTrue();
        assertThat(found.answer()).containsEntry("wachtrij", "Ondernemers").containsEntry("punten", 7);
        assertThat(lookUps.lookUp("waterstad", contact(), "Ondernemers", "' or '1'='1"))
                .isEqualTo(LookUpPort.LookedUp.NOTHING);
        assertThat(lookUps.lookUp("waterstad", contact(), "Fout", "+31201234567")
                        .failed())
                .isTrue();
        assertThat(stored().sql("select count(*) from ondernemer")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(lookUps.lookUp("bergdorp", contact("bergdorp"), "Ondernemers", "+31201234567")
                        .failed())
                .as("what is released to one organisation is not there for another")
                .isTrue();
        byte[] secret = stored().sql("select secret from lookup_source where name = 'Ondernemers'")
                .query(byte[].class)
                .single();
        assertThat(new String(secret, StandardCharsets.ISO_8859_1)).doesNotContain(password);
    }

    @Test
    void whoDoesNotRunThePlatformSeesNoSources() {
        signIn("beheer", "balie-demo");
        assertThat(page.request().get(address(SOURCES)).status()).isEqualTo(403);
    }

    private void add(String name, String query) {
        go(SOURCES + "/nieuw");
        page.locator("#name").fill(name);
        page.locator("#kind").selectOption("SQL");
        page.locator("#address").fill(url.replaceFirst("\\?.*", ""));
        page.locator("#query").fill(query);
        page.locator("#username").fill(user);
        page.locator("#secret").fill(password);
        save();
        assertThat(page.locator("#meldingen")).containsText(name + " is opgeslagen.");
    }

    private void tryKey(String key) {
        page.locator("#sleutel").fill(key);
        page.getByRole(AriaRole.BUTTON, named("Vraag")).click();
    }

    private void save() {
        page.getByRole(AriaRole.BUTTON, named("Opslaan")).click();
    }

    private String contact() {
        return contact("waterstad");
    }

    private String contact(String organisation) {
        UUID contact = tenancy.in(
                organisation, () -> contacts.arrived(Channel.VOICE, null, "+31990001000", java.time.Instant.now()));
        return contact.toString();
    }

    private static JdbcClient stored() {
        return JdbcClient.create(DATABASE.owner());
    }
}
