package nl.balie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a how-to page names is there: each file, folder and class in code quotes. */
class HowToTests {
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
    /** A file or a folder, as far as it names no example of its own. */
    private static final Pattern PATH = Pattern.compile("[\\w.-]+(?:/[\\w.-]+)*/?");

    private static final Pattern FILE_NAME =
            Pattern.compile(".*\\.(?:java|html|css|ts|md|drl|bpmn|json|xml|properties|tsv)");
    private static final Pattern CLASS =
            Pattern.compile("(?:nl\\.balie\\.[a-z.]+)?([A-Z][a-z0-9]+[A-Z]\\w*)(?:[.<(].*)?");
    /** Of libraries, and an example. */
    private static final Set<String> ELSEWHERE = Set.of("RouteBuilder");

    private static final Set<Path> FILES = files();
    private static final Set<String> CLASSES = FILES.stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".java"))
            .map(name -> name.substring(0, name.length() - ".java".length()))
            .collect(Collectors.toSet());

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(Sources.ROOT.resolve("docs/how-to"))) {
            return pages.filter(page -> page.toString().endsWith(".md")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFileThatAPageNamesIsThere(Path page) throws IOException {
        assertThat(quoted(page)
                        .filter(name -> PATH.matcher(name).matches())
                        .filter(name -> FILE_NAME.matcher(name).matches() || name.contains("src/"))
                        .filter(name -> FILES.stream().noneMatch(file -> file.endsWith(name) || isBelow(file, name))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyClassThatAPageNamesIsThere(Path page) throws IOException {
        assertThat(quoted(page)
                        .map(CLASS::matcher)
                        .filter(java.util.regex.Matcher::matches)
                        .map(found -> found.group(1))
                        .filter(name -> !CLASSES.contains(name) && !ELSEWHERE.contains(name)))
                .isEmpty();
    }

    private static boolean isBelow(Path file, String folder) {
        Path parent = file.getParent();
        while (parent != null) {
            if (parent.endsWith(folder)) {
                return true;
            }
            parent = parent.getParent();
        }
        return false;
    }

    private static Stream<String> quoted(Path page) throws IOException {
        return QUOTED.matcher(Files.readString(page)).results().map((MatchResult found) -> found.group(1));
    }

    private static Set<Path> files() {
        try {
            return Set.copyOf(Sources.all(
                    List.of("java", "html", "css", "ts", "md", "drl", "bpmn", "json", "xml", "properties", "tsv")));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
