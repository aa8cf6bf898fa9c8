package nl.balie.conformity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/asvs.md} against the numbers of OWASP ASVS 5.0 and the tests of this repository. Whether a test shows what
 * its line says is for the reader; that it is there is seen here.
 */
final class AsvsTests {
    private static final Path REPOSITORY = Path.of("../..");
    private static final Pattern LINE = Pattern.compile("\\| (\\d+\\.\\d+\\.\\d+) \\|.*");

    private static List<Requirement> document = List.of();
    private static String text = "";

    /** One line of the document. */
    private record Requirement(String number, String level, String stand, String how, List<String> tests) {
        static Requirement of(String line) {
            String[] cells = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
            assertThat(cells).as(line).hasSize(5);
            return new Requirement(
                    cells[0].strip(),
                    cells[1].strip(),
                    cells[2].strip(),
                    cells[3].strip(),
                    Arrays.stream(cells[4].replace("`", "").split(","))
                            .map(String::strip)
                            .filter(test -> !test.isEmpty())
                            .toList());
        }
    }

    @BeforeAll
    static void read() throws IOException {
        text = Files.readString(REPOSITORY.resolve("docs/asvs.md"));
        document = text.lines()
                .filter(line -> LINE.matcher(line).matches())
                .map(Requirement::of)
                .toList();
    }

    @Test
    void hasEachRequirementOfLevelsOneAndTwoOnceAndInOrder() throws IOException {
        List<String> standard;
        try (InputStream in = Objects.requireNonNull(AsvsTests.class.getResourceAsStream("/asvs-5.0.tsv"))) {
            standard = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }

        assertThat(document.stream().map(line -> line.number() + "\t" + line.level()))
                .containsExactlyElementsOf(standard);
    }

    @Test
    void saysOfEachWhereItStandsAndHow() {
        assertThat(document).allSatisfy(line -> {
            assertThat(line.stand()).as(line.number()).isIn("voldoet", "deels", "open", "n.v.t.");
            assertThat(line.how()).as(line.number()).hasSizeGreaterThan(20);
        });
    }

    @Test
    void countsThem() {
        for (String level : List.of("1", "2")) {
            String counted = Stream.of("voldoet", "deels", "open", "n.v.t.")
                    .map(stand -> String.valueOf(document.stream()
                            .filter(line ->
                                    line.level().equals(level) && line.stand().equals(stand))
                            .count()))
                    .reduce("| L" + level, (row, count) -> row + " | " + count);
            assertThat(text).contains(counted + " |");
        }
    }

    @Test
    void namesTestsThatAreThere() throws IOException {
        Map<String, String> sources = tests();
        List<String> gone = new ArrayList<>();
        for (Requirement line : document) {
            for (String test : line.tests()) {
                String[] parts = test.split("#", 2);
                String source = sources.get(parts[0]);
                if (source == null || parts.length == 2 && !has(source, parts[1])) {
                    gone.add(line.number() + " " + test);
                }
            }
        }

        assertThat(gone)
                .as("tests that docs/asvs.md names and that are not there")
                .isEmpty();
        assertThat(document.stream().mapToInt(line -> line.tests().size()).sum())
                .as("tests that are named")
                .isPositive();
    }

    /** A test, or a rule of the architecture. */
    private static boolean has(String source, String name) {
        return source.contains("void " + name + "(") || source.contains("ArchRule " + name + " =");
    }

    private static Map<String, String> tests() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String module : List.of("app", "camel-routes", "docs/conformity", "processes", "rules", "telephony")) {
            Path folder = REPOSITORY.resolve(module).resolve("src/test/java");
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    sources.merge(
                            file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
                }
            }
        }
        return sources;
    }
}
