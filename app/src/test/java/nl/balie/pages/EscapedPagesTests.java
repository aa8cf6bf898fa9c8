package nl.balie.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Text of users and callers never becomes markup or code, and browsers keep none of it (OWASP ASVS 5.0, 1.2, 1.3.2, 3.2.2, 14.3). */
class EscapedPagesTests {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path SCRIPTS = Path.of("src/main/frontend/js");

    /** What Thymeleaf writes as it is, and scripts, styles and handlers within a page, which its policy refuses. */
    private static final Pattern MARKUP =
            Pattern.compile("th:utext|\\[\\(|th:inline|<script(?![^>]*src)|<style|\\sstyle=|\\son[a-z]+=|javascript:");

    private static final Pattern CODE =
            Pattern.compile("innerHTML\\s*\\+?=|outerHTML\\s*=|insertAdjacentHTML|document\\.write|\\beval\\(|new"
                    + " Function|srcdoc|__proto__|Object\\.assign\\(");
    /** Where an answer becomes nodes that are only compared: a template runs nothing. */
    private static final String COMPARED = "answer.innerHTML =";

    private static final Pattern KEPT =
            Pattern.compile("localStorage\\.setItem|sessionStorage|indexedDB|document\\.cookie");

    @Test
    void noTemplateWritesTextAsMarkup() throws IOException {
        assertThat(found(TEMPLATES, MARKUP)).isEmpty();
    }

    @Test
    void noScriptMakesMarkupOrCodeOfText() throws IOException {
        assertThat(found(SCRIPTS, CODE)).containsExactly("parts.js: " + COMPARED);
        assertThat(Files.readString(SCRIPTS.resolve("balie.js"))).contains("htmx.config.allowEval = false");
    }

    @Test
    void browsersKeepNothingOfPages() throws IOException {
        assertThat(found(SCRIPTS, KEPT))
                .as("choices of sound and keys, that a page was loaded anew, the call of a page that is loaded"
                        + " anew, and what somebody wrote that the server has not confirmed yet")
                .containsOnly(
                        "settings.js: localStorage.setItem",
                        "sound-devices.js: localStorage.setItem",
                        "says.js: sessionStorage",
                        "softphone.js: sessionStorage",
                        "notes.js: localStorage.setItem");
        assertThat(Files.readString(SCRIPTS.resolve("balie.js"))).contains("htmx.config.historyCacheSize = 0");
    }

    private static List<String> found(Path folder, Pattern what) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> what.matcher(read(file))
                            .results()
                            .map((MatchResult match) -> file.getFileName() + ": " + context(file, match)))
                    .toList();
        }
    }

    private static String context(Path file, MatchResult match) {
        String text = read(file);
        return match.group().startsWith("innerHTML")
                ? text.substring(text.lastIndexOf(' ', match.start()) + 1, match.end())
                : match.group();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
