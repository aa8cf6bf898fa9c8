package nl.balie.calls;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import nl.balie.pages.Browser;

/** An agent with his desk and his browser's phone in a Chromium with a microphone, into which a tone goes. */
final class AgentBrowser implements AutoCloseable {
    static final double TONE = 700;
    private static final int RATE = 48_000;
    private static final double NEAR = 40;

    private final RunningBalie balie;
    private final Browser browser;
    private final Page desk;

    private AgentBrowser(RunningBalie balie, String agent) {
        this.balie = balie;
        this.browser = Browser.speaking(beeps(TONE));
        this.desk = browser.newPage(1360, 900);
        desk.navigate(balie.httpAddress() + "/");
        desk.locator("#gebruikersnaam").fill(agent);
        desk.locator("#wachtwoord").fill("balie-demo");
        desk.locator("#wachtwoord").press("Enter");
        desk.waitForURL("**/desk");
        assertThat(desk.locator("#verbinding")).hasText("Verbonden");
    }

    static AgentBrowser signedIn(RunningBalie balie, String agent) {
        return new AgentBrowser(balie, agent);
    }

    Page desk() {
        return desk;
    }

    /** Opens the browser's phone and waits until it is registered. */
    Page phone() {
        Page phone = browser.besides(desk);
        phone.navigate(balie.httpAddress() + "/telefoon");
        isReady(phone);
        return phone;
    }

    /** The window that opens by this button or link of the desk, when its phone is registered. */
    Page opensPhone(String opener) {
        Page phone = desk.waitForPopup(desk.locator(opener)::click);
        isReady(phone);
        return phone;
    }

    /** A citizen's phone in the same browser, when it can call. */
    Page citizen() {
        Page phone = browser.besides(desk);
        phone.navigate(balie.httpAddress() + "/bel");
        assertThat(phone.locator("#burgertelefoon")).hasAttribute("data-state", "ready");
        return phone;
    }

    static void citizenTalks(Page phone) {
        assertThat(phone.locator("#burgertelefoon")).hasAttribute("data-state", "talking");
    }

    static void isReady(Page phone) {
        assertThat(phone.locator("#browsertelefoon")).hasAttribute("data-state", "ready");
    }

    static void talks(Page phone) {
        assertThat(phone.locator("#browsertelefoon")).hasAttribute("data-state", "talking");
    }

    List<String> complaints() {
        return browser.complaints();
    }

    /** Waits until the loudest that comes out of the phone is this tone. */
    static void hears(Page phone, double hertz) {
        Await.until(
                "a tone of " + hertz + " Hz in the browser",
                () -> Math.abs(((Number) phone.evaluate("""
                    async () => {
                        const stream = document.querySelector('audio')?.srcObject;
                        if (!stream?.active) {
                            return -1;
                        }
                        const context = new AudioContext();
                        const analyser = context.createAnalyser();
                        analyser.fftSize = 4096;
                        analyser.smoothingTimeConstant = 0;
                        context.createMediaStreamSource(stream).connect(analyser);
                        await new Promise((resolve) => setTimeout(resolve, 300));
                        const bins = new Float32Array(analyser.frequencyBinCount);
                        analyser.getFloatFrequencyData(bins);
                        const most = bins.indexOf(Math.max(...bins));
                        const found = bins[most] > -50 ? most * context.sampleRate / analyser.fftSize : 0;
                        await context.close();
                        return found;
                    }
                    """)).doubleValue() - hertz) < NEAR);
    }

    /** Half a second of a tone and a short pause, again and again: a tone without end is taken for noise. */
    private static Path beeps(double hertz) {
        byte[] samples = new byte[RATE * 2 * 6 / 10];
        for (int at = 0; at < RATE / 2; at++) {
            short sample = (short) (12_000 * Math.sin(2 * Math.PI * hertz * at / RATE));
            samples[2 * at] = (byte) sample;
            samples[2 * at + 1] = (byte) (sample >> 8);
        }
        try {
            Path file = Files.createTempFile("stem", ".wav");
            AudioSystem.write(
                    new AudioInputStream(
                            new ByteArrayInputStream(samples),
                            new AudioFormat(RATE, 16, 1, true, false),
                            samples.length / 2),
                    AudioFileFormat.Type.WAVE,
                    file.toFile());
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
