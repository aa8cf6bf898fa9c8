package nl.balie.callflows.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.balie.callflows.Callflows;
import nl.balie.callflows.StartingModels;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import nl.balie.pages.Browser;
import nl.balie.pages.BrowserTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an administrator does on the page where a callflow is drawn. */
abstract class CallflowBrowserTest extends BrowserTest {
    @Autowired
    Callflows callflows;

    @Autowired
    Contacts contacts;

    @Autowired
    Facts facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tenancy tenancy;

    /** Makes a callflow out of one that ships with Balie; answers its process id. */
    String copy(String shipped, String name) {
        String model = StartingModels.shippedModel(shipped).orElseThrow();
        return tenancy.in("waterstad", () -> callflows.add(name, model, "beheer"))
                .orElseThrow()
                .processId();
    }

    /** So that a heat map has something to show. */
    void somebodyIsInTheMainMenu(long instance) {
        String model = StartingModels.shippedModel("balie-main-menu").orElseThrow();
        tenancy.in("waterstad", () -> {
            jdbc.sql("select record_shipped_model('balie-main-menu', 1, ?, now())")
                    .param(model)
                    .query((row, number) -> true)
                    .list();
            UUID contact = contacts.arrived(Channel.VOICE, "+31612345678", "+31990001000", Instant.now());
            facts.record(
                    contact,
                    new Fact.Step(
                            "ask-menu", "Task_AskMenu", "balie-main-menu", 1, instance, Duration.ZERO, false, null),
                    Instant.now());
        });
    }

    double scale() {
        return Browser.scaleOfDrawing(page);
    }

    String transform() {
        return (String)
                page.evaluate("() => getComputedStyle(document.querySelector('.djs-container .viewport')).transform");
    }

    void importNow() {
        page.locator("#importeren [data-action=import-now]").click();
        assertThat(page.locator("#importeren")).isHidden();
    }

    void create(String name) {
        go("/beheer/callflows/nieuw");
        page.locator("#name").fill(name);
        page.locator("#name").press("Enter");
        drawn();
    }

    static void rename(Page page, String name) {
        page.locator("[data-element-id=CallActivity_Reception]").first().dblclick();
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type(name);
        page.locator("[data-part=canvas] svg").first().click(new Locator.ClickOptions().setPosition(300, 20));
    }

    void deploy(String note) {
        page.getByRole(AriaRole.BUTTON, named("Uitrollen")).first().click();
        page.locator("#toelichting").fill(note);
        page.locator("#uitrollen button[type=submit]").click();
        assertThat(page.locator("#uitrollen")).isHidden();
    }

    String exported() {
        return read(page.waitForDownload(() ->
                        page.getByRole(AriaRole.BUTTON, named("Exporteren")).click())
                .path());
    }

    void take(String model) {
        takeBytes(model.getBytes(StandardCharsets.UTF_8));
    }

    void takeBytes(byte[] model) {
        page.locator("[data-part=file]").setInputFiles(new FilePayload("model.bpmn", "application/xml", model));
    }

    Locator element(String id) {
        return page.locator(".djs-element[data-element-id=" + id + "]").first();
    }

    void drawn() {
        assertThat(page.locator(".balie-modeler[data-drawn=true]")).isVisible();
    }

    void saved() {
        assertThat(page.locator("[data-part=state]")).hasText("Concept bewaard");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
