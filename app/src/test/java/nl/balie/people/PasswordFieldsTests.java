package nl.balie.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every field for a password has in common, as it stands in the templates. */
class PasswordFieldsTests {
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");

    @Test
    void everyPasswordIsHiddenAndMayBePastedAndRemembered() {
        List<String> inputs = texts("src/main/resources/templates")
                .flatMap(text -> INPUT.matcher(text).results().map(MatchResult::group))
                .toList();
        List<String> passwords = inputs.stream()
                .filter(input ->
                        input.contains("type=\"password\"") || input.matches("(?s).*name=\"(wachtwoord|password)\".*"))
                .toList();

        assertThat(passwords)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(input -> assertThat(input).contains("type=\"password\"", "autocomplete="));
        assertThat(inputs).noneMatch(input -> input.contains("onpaste"));
        assertThat(texts("src/main/frontend"))
                .noneMatch(text -> text.contains("'paste'") || text.contains("\"paste\""));
    }

    private static Stream<String> texts(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files
                    .filter(file -> file.toString().matches(".*\\.(html|ts|js|mjs)"))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .map(PasswordFieldsTests::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
