package nl.balie.calls;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import nl.balie.callflows.FourthOption;
import nl.balie.conformity.Requirement;
import nl.balie.pages.Browser;
import org.junit.jupiter.api.Test;

/** An administrator draws a fourth option, deploys it, puts it behind a number and calls it. */
class DrawnCallflowXIT extends CallTest {
    private static final double TONE = 700;

    @Test
    @Requirement("2.4.1")
    @Requirement(value = "2.10.1", part = "callflows")
    void anOptionThatAnAdministratorDrewIsHeardByWhoChoosesIt() throws IOException {
        try (Browser browser = new Browser()) {
            draws(browser.newPage(1440, 900));
        }
        Administrator.of(balie, "beheer").lead(MENU, "waterstad-met-vier");
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            api.awaitSteps(id, "Task_SayGreeting");
            citizen.presses('4');
            citizen.hearsSound();
            citizen.isHungUpOn();

            JsonNode contact = api.awaitEnded(id);
            api.awaitSteps(id, "Task_AskMenu", "Task_SayHours", "Task_DisconnectCall");
            assertThat(api.events(id, "stap"))
                    .extracting(step -> step.path("gegevens").path("proces").asText())
                    .containsOnly("balie-reception", "waterstad-met-vier", "balie-goodbye");
            assertThat(contact.path("wachtrij").isNull()).isTrue();
        } finally {
            Administrator.of(balie, "beheer").lead(MENU, "balie-main-menu");
        }
    }

    @Test
    @Requirement("2.4.3")
    void aPromptThatAnAdministratorUploadedIsHeardAndCannotBeTakenAway() throws IOException {
        String answer;
        try (Browser browser = new Browser()) {
            Page page = browser.newPage(1440, 900);
            Drawing drawing = Drawing.in(balie, page);
            drawing.addPrompt("Toon");
            drawing.uploadTone(TONE, "nl");
            page.navigate(balie.httpAddress() + "/beheer/callflows/nieuw");
            page.locator("#name").fill("Met toon");
            page.locator("#name").press("Enter");
            page.locator(".djs-element[data-element-id=CallActivity_Reception]")
                    .first()
                    .click();
            Locator prompts = page.getByLabel("Meldteksten").first();
            prompts.fill("Toon");
            prompts.press("Tab");
            page.getByRole(AriaRole.BUTTON, Drawing.named("Uitrollen")).first().click();
            page.locator("#uitrollen button[type=submit]").click();
            assertThat(page.locator("#meldingen")).containsText("Versie 1 is uitgerold.");
            page.navigate(balie.httpAddress() + "/beheer/meldteksten");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Verwijderen Toon"))
                    .click();
            answer = page.locator("main").innerText();
        }
        Administrator administrator = Administrator.of(balie, "beheer");
        administrator.lead(DIRECT, "waterstad-met-toon");
        assertThat(administrator.get("/beheer/calamiteiten"))
                .doesNotContain("Callflow Met toon kijkt niet naar deze schakelaar");
        try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
            citizen.says(0);
            citizen.hears(TONE);
            citizen.isHungUpOn();
        } finally {
            Administrator.of(balie, "beheer").lead(DIRECT, "balie-direct-queue");
        }

        assertThat(answer).contains("callflow Met toon");
    }

    private void draws(Page page) throws IOException {
        Drawing.in(balie, page).open("/beheer/callflows/nieuw?van=balie-main-menu");
        page.locator("#name").fill("Met vier");
        page.locator("#name").press("Enter");
        assertThat(page.locator(".balie-modeler[data-drawn=true]")).isVisible();
        var exported = page.waitForDownload(() ->
                page.getByRole(AriaRole.BUTTON, Drawing.named("Exporteren")).click());
        String model = FourthOption.in(Files.readString(exported.path()));
        page.locator("[data-part=file]")
                .setInputFiles(
                        new FilePayload("model.bpmn", "application/xml", model.getBytes(StandardCharsets.UTF_8)));
        page.locator("#importeren [data-action=import-now]").click();
        assertThat(page.locator("[data-element-id=Task_SayHours]").first()).isVisible();
        page.locator(".djs-element[data-element-id=Task_AskMenu]").first().click();
        Locator keys = page.getByLabel("Toetsen").first();
        keys.fill("12304");
        keys.press("Tab");
        page.getByRole(AriaRole.BUTTON, Drawing.named("Uitrollen")).first().click();
        page.locator("#toelichting").fill("Optie 4 noemt de openingstijden");
        page.locator("#uitrollen button[type=submit]").click();
        assertThat(page.locator("#meldingen")).containsText("Versie 1 is uitgerold.");
    }
}
