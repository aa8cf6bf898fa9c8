package nl.balie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Facts have one writer each. */
class FactsGuardTests {
    private static final Path SOURCES = Path.of("src/main/java/nl/balie");

    @Test
    void onlyContactsWritesWhatHappensToContacts() throws IOException {
        assertThat(naming(Pattern.compile("(?i)(insert\\s+into|update|delete\\s+from)\\s+contact_event")))
                .containsExactly("contacts/Timeline.java");
    }

    @Test
    void onlyAcdWritesWhatHappensToAgents() throws IOException {
        assertThat(naming(Pattern.compile("(?i)(insert\\s+into|update|delete\\s+from)\\s+agent_event")))
                .containsExactly("acd/AgentFacts.java");
    }

    private static List<String> naming(Pattern what) throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> what.matcher(text(file)).find())
                    .map(file -> SOURCES.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
