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

/**
 * Visitors in Chromium for a test. Complaints of their pages (errors, refusals by the Content-Security-Policy) are kept.
 * All tests of a JVM share one Chromium, since starting it takes seconds; it ends with the JVM.
 */
public final class Browser implements AutoCloseable {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final Playwright PLAYWRIGHT =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static final com.microsoft.playwright.Browser CHROMIUM = PLAYWRIGHT
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of(
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));

    private final List<BrowserContext> visitors = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /** A page of a new visitor, so wide. */
    public Page newPage(int width, int height) {
        BrowserContext context = CHROMIUM.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height));
        visitors.add(context);
        context.setDefaultTimeout(60_000);
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        Page page = context.newPage();
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
        return ((Number)
                        page.evaluate(
                                "() => new DOMMatrix(getComputedStyle(document.querySelector('.djs-container .viewport')).transform).a"))
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
    }
}
