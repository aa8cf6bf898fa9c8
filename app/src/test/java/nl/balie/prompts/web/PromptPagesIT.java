package nl.balie.prompts.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import nl.balie.RealTime;
import nl.balie.WithoutCalls;
import nl.balie.conformity.Requirement;
import nl.balie.database.TestDatabase;
import nl.balie.pages.Accessibility;
import nl.balie.pages.BrowserTest;
import nl.balie.prompts.SoundFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Prompts as an administrator makes them, in a real browser that really plays the sound. */
@SpringBootTest(
        classes = {WithoutCalls.class, RealTime.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "balie.demo=true")
class PromptPagesIT extends BrowserTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    /** HTMLMediaElement.HAVE_ENOUGH_DATA: the browser understood the sound and can play it to its end. */
    private static final String LOADED = """
            audio => new Promise((resolve, reject) => {
                const done = () => resolve(audio.duration);
                audio.addEventListener('error', () => reject(new Error('no sound: ' + audio.error?.message)));
                audio.addEventListener('canplaythrough', done);
                audio.preload = 'auto';
                audio.readyState === 4 ? done() : audio.load();
            })
            """;

    @TempDir
    Path folder;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @BeforeEach
    void open() {
        signIn("beheer", "balie-demo");
    }

    @Test
    @Requirement(value = "2.10.1", part = "prompts")
    @Requirement(value = "2.4.13", part = "made from text")
    void makesAPromptFromFilesAndTextAndGoesBackToTheFirst() throws Exception {
        go("/beheer/meldteksten/talen");
        page.getByLabel("Turks").check();
        page.getByLabel("Engels").check();
        Accessibility.assertNoViolations(page);
        picture("prompts-languages");
        button("Opslaan").click();
        assertThat(page.locator("#meldingen")).containsText("De talen zijn opgeslagen.");

        page.getByRole(AriaRole.LINK, named("Meldtekst toevoegen")).click();
        Accessibility.assertNoViolations(page);
        page.locator("#name").fill("Welkom keuzemenu");
        page.locator("#description").fill("Het eerste wat iedereen hoort.");
        button("Toevoegen").click();
        assertThat(page.locator("#meldingen")).containsText("Voeg nu het geluid toe.");
        Accessibility.assertNoViolations(page);
        picture("prompts-silent");

        page.locator("#file").setInputFiles(Files.write(folder.resolve("kapot.mp3"), new byte[2000]));
        button("Uploaden").click();
        assertThat(page.locator("#file-error")).containsText("beschadigd");
        assertThat(page.locator("#file")).isFocused();
        Accessibility.assertNoViolations(page);
        picture("prompts-broken-file");

        page.locator("#file").setInputFiles(SoundFiles.tone(folder, "welkom.mp3", 2));
        button("Uploaden").click();
        assertThat(page.locator("#meldingen")).containsText("nieuwe versie in het Nederlands");
        assertPlays(page.getByLabel("Versie 1, Nederlands"), 2);

        page.locator("#speechLanguage").selectOption(new SelectOption().setLabel("Nederlands"));
        page.locator("#text").fill("Welkom bij de gemeente Waterstad. Voor paspoorten toetst u een 1.");
        button("Beluisteren").click();
        assertThat(page.locator("#meldingen")).containsText("u kunt hem beluisteren");
        assertPlays(page.locator("#proef"), 4);
        assertThat(page.getByLabel("Versie 2, Nederlands")).hasCount(0);
        Accessibility.assertNoViolations(page);
        picture("prompts-preview");
        button("Opslaan als versie").click();
        assertThat(page.locator("main")).containsText("Voor paspoorten toetst u een 1.");
        assertPlays(page.getByLabel("Versie 2, Nederlands"), 4);

        page.locator("#speechLanguage").selectOption(new SelectOption().setLabel("Turks"));
        page.locator("#text").fill("Belediyeye hoş geldiniz.");
        button("Opslaan als versie").click();
        assertPlays(page.getByLabel("Versie 1, Turks"), 1);

        button("Terugzetten versie 1, Nederlands").click();
        assertThat(page.locator("#meldingen")).containsText("Bellers horen nu weer versie 1 in het Nederlands.");
        assertThat(button("Terugzetten versie 2, Nederlands")).isVisible();
        Accessibility.assertNoViolations(page);
        picture("prompts-one");
        go("/beheer/meldteksten");
        assertThat(page.locator("tbody")).containsText("Turks");
        Accessibility.assertNoViolations(page);
        picture("prompts-list");
        assertThat(browser.complaints()).noneMatch(complaint -> !complaint.contains("422"));
    }

    @Test
    void saysThatAFileIsTooBigBeforeItIsSent() throws Exception {
        add("Te groot");

        page.locator("#file").setInputFiles(Files.write(folder.resolve("groot.wav"), new byte[10 * 1024 * 1024 + 1]));

        assertThat((String) page.locator("#file").evaluate("field => field.validationMessage"))
                .isEqualTo("Dit bestand is te groot; het mag hoogstens 10 MB zijn.");
    }

    @Test
    void putsAMessageInFrontOfAQueueForAWhile() {
        add("Storing paspoorten");
        page.locator("#text").fill("Door een storing duurt het langer.");
        button("Opslaan als versie").click();
        LocalDateTime now = LocalDateTime.now(ZoneId.of("Europe/Amsterdam")).truncatedTo(ChronoUnit.MINUTES);

        go("/beheer/tijdelijke-meldingen/nieuw");
        page.locator("#queue").selectOption(new SelectOption().setLabel("Burgerzaken"));
        page.locator("#prompt").selectOption(new SelectOption().setLabel("Storing paspoorten"));
        page.locator("#startsAt").fill(now.minusMinutes(5).toString());
        page.locator("#endsAt").fill(now.minusMinutes(1).toString());
        button("Opslaan").click();
        assertThat(page.locator("#endsAt-error")).containsText("voorbij");
        Accessibility.assertNoViolations(page);
        picture("prompts-queue-message-wrong");
        page.locator("#endsAt").fill(now.plusHours(2).toString());
        button("Opslaan").click();

        assertThat(page.locator("tbody")).containsText("Te horen");
        Accessibility.assertNoViolations(page);
        picture("prompts-queue-messages");
        go("/beheer/meldteksten");
        page.getByRole(AriaRole.LINK, named("Verwijderen Storing paspoorten")).click();
        assertThat(page.locator("main")).containsText("tijdelijke melding voor wachtrij Burgerzaken");
        Accessibility.assertNoViolations(page);

        go("/beheer/tijdelijke-meldingen");
        page.getByRole(AriaRole.LINK, named("Wijzigen Storing paspoorten, Burgerzaken"))
                .click();
        button("Verwijderen").click();
        Accessibility.assertNoViolations(page);
        button("Ja, verwijderen").click();
        assertThat(page.locator("main")).containsText("Er zijn geen tijdelijke meldingen.");
        assertThat(browser.complaints()).noneMatch(complaint -> !complaint.contains("422"));
    }

    @Test
    void fitsANarrowScreen() {
        add("Smal");
        page.locator("#text").fill("Een tekst die lang genoeg is om in een smal scherm over meer regels te gaan.");
        button("Opslaan als versie").click();
        page.setViewportSize(640, 450);

        for (String path : new String[] {
            page.url().replaceAll("https?://[^/]*", ""), "/beheer/meldteksten", "/beheer/tijdelijke-meldingen/nieuw"
        }) {
            go(path);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(640);
            picture("prompts-narrow" + path.replaceAll("[^a-z]+", "-").replaceAll("[0-9a-f-]{20,}", ""));
        }
    }

    private void add(String name) {
        go("/beheer/meldteksten/nieuw");
        page.locator("#name").fill(name);
        button("Toevoegen").click();
        assertThat(page.locator("#meldingen")).containsText("Voeg nu het geluid toe.");
    }

    private static void assertPlays(Locator audio, double seconds) {
        assertThat(audio).isVisible();
        double duration = ((Number) audio.evaluate(LOADED)).doubleValue();
        assertThat(duration).isBetween(seconds * 0.5, seconds * 2.5);
        assertThat((Integer) audio.evaluate("audio => audio.readyState")).isEqualTo(4);
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }
}
