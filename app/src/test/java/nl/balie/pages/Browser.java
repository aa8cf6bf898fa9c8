package nl.balie.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Visitors in Chromium for a test. Complaints of their pages (errors, refusals by the Content-Security-Policy) are kept.
 * All tests of a JVM share one Chromium, since starting it takes seconds; it ends with the JVM.
 */
public final class Browser implements AutoCloseable {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final Playwright PLAYWRIGHT =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final com.microsoft.playwright.Browser CHROMIUM = launch(List.of());

    private final com.microsoft.playwright.Browser chromium;
    private final List<BrowserContext> visitors = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    public Browser() {
        this(CHROMIUM);
    }

    private Browser(com.microsoft.playwright.Browser chromium) {
        this.chromium = chromium;
    }

    /**
     * A Chromium of its own whose visitors may use the microphone, and speak this.
     *
     * @param voice a WAV file, heard again and again
     */
    public static Browser speaking(Path voice) {
        return new Browser(launch(List.of(
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--use-file-for-fake-audio-capture=" + voice.toAbsolutePath(),
                "--autoplay-policy=no-user-gesture-required",
                "--allow-loopback-in-peer-connection",
                "--disable-features=WebRtcHideLocalIpsWithMdns")));
    }

    private static com.microsoft.playwright.Browser launch(List<String> more) {
        return PLAYWRIGHT
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(
                                Stream.concat(ARGUMENTS.stream(), more.stream()).toList()));
    }

    /** A page of a new visitor, so wide. */
    public Page newPage(int width, int height) {
        BrowserContext context = chromium.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height));
        visitors.add(context);
        context.setDefaultTimeout(60_000);
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        return watched(context.newPage());
    }

    /** Another page of the same visitor. */
    public Page besides(Page page) {
        return watched(page.context().newPage());
    }

    private Page watched(Page page) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** What pages complained about so far. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** How large the drawing of a model on the page is; 1 is as it was drawn. */
    public static double scaleOfDrawing(Page page) {
        return ((Number) page.evaluate("() => new DOMMatrix(getComputedStyle(document.querySelector('.djs-container"
                        + " .viewport')).transform).a"))
                .doubleValue();
    }

    /** Keeps a picture of the whole page below {@code target/screenshots}. */
    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        visitors.forEach(BrowserContext::close);
        if (chromium != CHROMIUM) {
            chromium.close();
        }
    }
}
