package nl.balie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.balie.acd.AgentFact;
import nl.balie.acd.AgentFacts;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
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

    /** What a newer Balie wrote is kept as it came, and is only read. */
    @Test
    void eachFactIsARecordWithTypedComponents() {
        assertThat(Stream.of(Fact.class, AgentFact.class)
                        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                        .filter(fact -> fact != Fact.Unknown.class && fact != AgentFact.Unknown.class)
                        .flatMap(fact -> Arrays.stream(fact.getRecordComponents())))
                .isNotEmpty()
                .noneMatch(component ->
                        Map.class.isAssignableFrom(component.getType()) || component.getType() == Object.class);
    }

    /** Nothing happens to a contact or an agent that is told as a map. */
    @Test
    void nobodyTakesAMapForAFact() throws ClassNotFoundException {
        assertThat(Stream.of(
                                Contacts.class,
                                Facts.class,
                                AgentFacts.class,
                                Class.forName("nl.balie.contacts.Timeline"),
                                Class.forName("nl.balie.acd.AgentStates"))
                        .flatMap(writer -> Arrays.stream(writer.getDeclaredMethods())))
                .isNotEmpty()
                .noneMatch(method -> !method.isSynthetic()
                        && Arrays.asList(method.getParameterTypes()).contains(Map.class));
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
