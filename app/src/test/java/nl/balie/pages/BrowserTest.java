package nl.balie.pages;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test with a visitor's page in a real browser, on the server that the subclass starts. */
public abstract class BrowserTest {

    protected final Browser browser = new Browser();
    protected Page page;

    @LocalServerPort
    private int port;

    @BeforeEach
    void openBrowser() {
        page = browser.newPage(1280, 900);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    /** Signs in and waits for the page that comes after it. */
    protected void signIn(String username, String password) {
        signIn(page, username, password);
    }

    /** As {@link #signIn(String, String)}, for another visitor. */
    protected void signIn(Page visitor, String username, String password) {
        visitor.navigate(address("/aanmelden"));
        visitor.locator("#gebruikersnaam").fill(username);
        visitor.locator("#wachtwoord").fill(password);
        visitor.locator("#wachtwoord").press("Enter");
        visitor.waitForURL(url -> !url.contains("/aanmelden"));
    }

    protected void go(String path) {
        page.navigate(address(path));
    }

    protected String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    protected void press(String key) {
        page.keyboard().press(key);
    }

    protected void type(String words) {
        page.keyboard().type(words);
    }

    /** Keeps a picture of the whole page below {@code target/screenshots}. */
    protected void picture(String name) {
        picture(page, name);
    }

    /** As {@link #picture(String)}, of another visitor's page. */
    protected static void picture(Page visitor, String name) {
        Browser.picture(visitor, name);
    }

    protected static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
