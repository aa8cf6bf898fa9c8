package nl.balie.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts stand in the message files, in both languages, and nowhere else. */
class TextsTests {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern BETWEEN_TAGS = Pattern.compile(">([^<>]*\\p{L}{2}[^<>]*)<");
    private static final Pattern READ_ALOUD =
            Pattern.compile("\\s(?:aria-label|title|alt|placeholder)=\"[^\"]*\\p{L}[^\"]*\"");

    static Stream<Path> dutchFiles() throws IOException {
        return filesBelow("messages", ".properties")
                .filter(file -> !file.getFileName().toString().contains("_"));
    }

    /** Keys of the keyboard have the same name in each language; an inlined text comes from a message file. */
    private static final Pattern KEYS = Pattern.compile("Alt\\+[A-Z]|\\[\\[#\\{[a-z.-]+}]]");

    static Stream<Path> templates() throws IOException {
        return filesBelow("templates", ".html");
    }

    @ParameterizedTest
    @MethodSource("dutchFiles")
    void everyTextExistsInDutchAndEnglish(Path dutch) throws IOException {
        var english = dutch.resolveSibling(dutch.getFileName().toString().replace(".properties", "_en.properties"));

        assertThat(keys(english)).containsExactlyInAnyOrderElementsOf(keys(dutch));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateHoldsNoTextOfItsOwn(Path template) throws IOException {
        var html = COMMENT.matcher(Files.readString(template)).replaceAll("");

        assertThat(BETWEEN_TAGS
                        .matcher(html)
                        .results()
                        .map(found -> found.group(1).strip())
                        .filter(text -> !KEYS.matcher(text).matches()))
                .isSubsetOf(List.of("Balie"));
        assertThat(READ_ALOUD.matcher(html).results().map(found -> found.group().strip()))
                .isEmpty();
    }

    private static Stream<Path> filesBelow(String folder, String ending) throws IOException {
        try (var files = Files.walk(RESOURCES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        }
    }

    private static List<String> keys(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return List.copyOf(properties.stringPropertyNames());
    }
}
