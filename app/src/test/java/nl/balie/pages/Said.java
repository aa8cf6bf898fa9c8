package nl.balie.pages;

import com.microsoft.playwright.Page;
import java.util.List;

/** What a screen reader hears of the changes on a page: each sentence that comes into its live regions. */
public final class Said {
    private static final String LISTEN = """
            (() => {
                window.heard = [];
                document.querySelectorAll('[role=status], [role=alert], [aria-live]').forEach(region => {
                    const early = region.textContent.trim();
                    if (early) {
                        window.heard.push('NOT ANNOUNCED, there from the start: ' + early);
                    }
                    new MutationObserver(changes => changes.flatMap(change => [...change.addedNodes])
                        .forEach(node => window.heard.push(node.textContent.trim())))
                        .observe(region, { childList: true, subtree: true, characterData: true });
                });
            })""";

    private final Page page;

    private Said(Page page) {
        this.page = page;
    }

    /** Listens to this page and to those that the visitor goes to. */
    public static Said by(Page page) {
        page.addInitScript("document.addEventListener('DOMContentLoaded', " + LISTEN + ")");
        page.evaluate(LISTEN + "()");
        return new Said(page);
    }

    /** Returns when a sentence with these words was said on the page as it is now. */
    public void await(String words) {
        page.waitForFunction("words => window.heard.some(sentence => sentence.includes(words))", words);
    }

    /** Puts a notice on the page and returns when it was said: all before it was said already. */
    public void awaitAll() {
        page.evaluate("document.getElementById('meldingen').append(Object.assign(document.createElement('p'),"
                + " { textContent: 'Tot hier' }))");
        await("Tot hier");
    }

    /** What was said on the page as it is now, in order. */
    @SuppressWarnings("unchecked")
    public List<String> sentences() {
        return (List<String>) page.evaluate("window.heard");
    }
}
