package nl.balie.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asks axe-core whether a page can be used by everybody (WCAG 2.2 AA and axe's good practices). */
public final class Accessibility {
    private static final Path AXE = Path.of("src/main/frontend/node_modules/axe-core/axe.min.js");
    private static final String VIOLATIONS = """
            async () => (await axe.run(document)).violations
                .flatMap(rule => rule.nodes.map(node => rule.id + ' ' + node.target + ': ' + node.failureSummary))
            """;

    private Accessibility() {}

    /** Fails with each violation on the page as it is now. */
    public static void assertNoViolations(Page page) {
        assertThat(violations(page)).as(page.url()).isEmpty();
    }

    /** Each violation on the page as it is now, in axe's words. */
    static List<?> violations(Page page) {
        try {
            page.evaluate(Files.readString(AXE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (List<?>) page.evaluate(VIOLATIONS);
    }
}
