package nl.balie.calls;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import nl.balie.telephony.media.Wav;

/** What an administrator does in a browser at the pages for callflows and prompts of a running Balie. */
final class Drawing {
    private final String address;
    private final Page page;

    private Drawing(String address, Page page) {
        this.address = address;
        this.page = page;
    }

    /** Signs in as administrator. */
    static Drawing in(RunningBalie balie, Page page) {
        page.navigate(balie.httpAddress() + "/");
        page.locator("#gebruikersnaam").fill("beheer");
        page.locator("#wachtwoord").fill("balie-demo");
        page.locator("#wachtwoord").press("Enter");
        page.waitForURL(url -> !url.contains("/aanmelden"));
        return new Drawing(balie.httpAddress(), page);
    }

    /** A name that nothing has, 'Bestaat niet', as a formula: the check would refuse it as a text. */
    static final String NOWHERE = "=&quot;Bestaat &quot; + &quot;niet&quot;";

    /** A model that ships, but without the path for a step that fails. */
    static String withoutFailurePath(String model) {
        String without = model.replaceFirst(
                        "(?s)<bpmn:subProcess id=\"SubProcess_StepFailed\".*?</bpmn:subProcess>", "")
                .replaceAll(
                        "(?s)<bpmndi:BPMN(Shape|Edge) id=\"[^\"]*(StepFailed|Fallback)[^\"]*_di\".*?</bpmndi:BPMN\\1>",
                        "");
        if (without.contains("FollowFallback")) {
            throw new IllegalArgumentException("the path is still there");
        }
        return without;
    }

    Page open(String path) {
        page.navigate(address + path);
        return page;
    }

    /** Makes a new callflow of a model and deploys it. */
    void deploy(String name, String model, String element) {
        open("/beheer/callflows/nieuw");
        page.locator("#name").fill(name);
        page.locator("#name").press("Enter");
        assertThat(page.locator(".balie-modeler[data-drawn=true]")).isVisible();
        page.locator("[data-part=file]")
                .setInputFiles(
                        new FilePayload("model.bpmn", "application/xml", model.getBytes(StandardCharsets.UTF_8)));
        page.locator("#importeren [data-action=import-now]").click();
        assertThat(page.locator("[data-element-id=" + element + "]").first()).isVisible();
        page.getByRole(AriaRole.BUTTON, named("Uitrollen")).first().click();
        page.locator("#uitrollen button[type=submit]").click();
        assertThat(page.locator("#meldingen")).containsText("Versie 1 is uitgerold.");
    }

    /** Has the organisation speak this language too. */
    void speak(String language) {
        open("/beheer/meldteksten/talen")
                .locator("input[name=languages][value=" + language + "]")
                .check();
        page.locator("article form button[type=submit]").click();
        assertThat(page.locator("#meldingen")).isVisible();
    }

    /** Adds a prompt and stays at its page. */
    void addPrompt(String name) {
        open("/beheer/meldteksten/nieuw");
        page.locator("#name").fill(name);
        page.locator("#name").press("Enter");
        assertThat(page.locator("#file")).isVisible();
    }

    /** At a prompt's page: uploads a tone of three seconds in a language. */
    void uploadTone(double hertz, String language) {
        page.locator("#uploadLanguage").selectOption(language);
        page.locator("#file").setInputFiles(new FilePayload("toon.wav", "audio/wav", tone(hertz)));
        page.getByRole(AriaRole.BUTTON, named("Uploaden")).click();
        assertThat(page.locator("#meldingen")).containsText("nieuwe versie");
    }

    private static byte[] tone(double hertz) {
        short[] samples = new short[3 * 8_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * hertz * i / 8_000));
        }
        return new Wav(8_000, samples).bytes();
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
