package nl.balie.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What changes is told to screen readers by the regions of the layout, which are there from the load of each page (ARIA22). */
class LiveRegionsTests {
    private static final Pattern LIVE =
            Pattern.compile("role=.(status|alert|log)\\b|aria-live|role', '(status|alert|log)");

    @Test
    void onlyTheLayoutHasLiveRegions() throws IOException {
        assertThat(files("src/main/resources/templates"))
                .filteredOn(file -> LIVE.matcher(read(file)).find())
                .singleElement()
                .satisfies(layout -> {
                    assertThat(layout).endsWith(Path.of("layout/page.html"));
                    assertThat(LIVE.matcher(read(layout)).results()).hasSize(2);
                });
        assertThat(files("src/main/frontend/js"))
                .filteredOn(file ->
                        LIVE.matcher(read(file).replaceAll("(?m)^//.*", "")).find())
                .isEmpty();
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> below = Files.walk(Path.of(folder))) {
            return below.filter(Files::isRegularFile).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
