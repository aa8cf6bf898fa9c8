package nl.balie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file that nobody oversees is split by subject. A migration that ran somewhere stays as it is. */
class SourceSizeTests {
    private static final int MOST = 400;
    private static final List<String> WRITTEN =
            List.of("java", "ts", "js", "mjs", "cjs", "html", "css", "drl", "sh", "py");

    @Test
    void noSourceFileIsLongerThanCanBeOverseen() throws IOException {
        List<String> tooLong = Sources.all(WRITTEN).stream()
                .filter(file -> lines(file) > MOST)
                .map(file -> file.getFileName().toString())
                .toList();

        assertThat(tooLong)
                .as("split these by what they are about: more than %d lines", MOST)
                .isEmpty();
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
