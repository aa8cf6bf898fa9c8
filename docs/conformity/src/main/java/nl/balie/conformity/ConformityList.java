package nl.balie.conformity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes {@code docs/conformity.md}, or checks that it is what the tests showed: one row for every requirement.
 *
 * <p>Arguments: {@code check} or {@code write}, and the top directory of the project.
 */
public final class ConformityList {
    private record Row(String number, String level) {}

    private final List<Row> rows;
    private final Map<String, Set<String>> shown;

    private ConformityList(List<Row> rows, Map<String, Set<String>> shown) {
        this.rows = rows;
        this.shown = shown;
    }

    /** Ends with exit code 1 and a sentence when the list is out of date or a test names an unknown requirement. */
    public static void main(String[] arguments) throws IOException {
        Path top = Path.of(arguments[1]);
        Path file = top.resolve("docs/conformity.md");
        try {
            String text = read(top).text();
            if (arguments[0].equals("write")) {
                Files.writeString(file, text);
                System.out.println(file + " is written.");
            } else {
                check(file, text);
            }
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        }
    }

    /** Why the list is not good, in a sentence with the command that mends it. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refusal(String sentence) {
            super(sentence);
        }
    }

    static void check(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            throw new Refusal(
                    "docs/conformity.md is not what the tests showed; run './balie conformity' and commit it.");
        }
    }

    static ConformityList read(Path top) throws IOException {
        List<Row> rows = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (String line : Files.readAllLines(top.resolve("docs/requirements.tsv")).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .toList()) {
            String[] fields = line.split("\t", -1);
            rows.add(new Row(fields[0], fields[1]));
            known.add(fields[0]);
        }
        Map<String, Set<String>> shown = new TreeMap<>();
        for (Path results : results(top)) {
            for (String line : Files.readAllLines(results)) {
                String[] fields = line.split("\t", -1);
                if (!known.contains(fields[0])) {
                    throw new Refusal("Test " + fields[1] + " names requirement " + fields[0]
                            + ", which is not in docs/requirements.tsv.");
                }
                shown.computeIfAbsent(fields[0], _ -> new TreeSet<>()).add(fields[1]);
            }
        }
        return new ConformityList(rows, shown);
    }

    private static List<Path> results(Path top) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String parent : List.of("", "docs")) {
            try (Stream<Path> modules = Files.list(top.resolve(parent))) {
                for (Path module : modules.filter(Files::isDirectory).sorted().toList()) {
                    Path directory = module.resolve("target/requirements-shown");
                    if (Files.isDirectory(directory)) {
                        try (Stream<Path> files = Files.list(directory)) {
                            found.addAll(files.filter(file -> file.toString().endsWith(".tsv"))
                                    .sorted()
                                    .toList());
                        }
                    }
                }
            }
        }
        return found;
    }

    String text() {
        long musts = rows.stream().filter(row -> row.level().equals("must")).count();
        long mustsShown = rows.stream()
                .filter(row -> row.level().equals("must") && shown.containsKey(row.number()))
                .count();
        long wishes = rows.stream().filter(row -> row.level().equals("wish")).count();
        long wishesShown = rows.stream()
                .filter(row -> row.level().equals("wish") && shown.containsKey(row.number()))
                .count();
        StringBuilder text = new StringBuilder("""
                # Conformiteitslijst

                Elke regel is een eis of wens uit [requirements.tsv](requirements.tsv). `shown` betekent dat minstens
                één geslaagde test (een deel van) de eis aantoont; de test staat erbij. `open` betekent dat geen test dat
                doet. `./balie test` controleert deze lijst; `./balie conformity` schrijft haar uit de laatste testronde.

                Aangetoond: %d van %d eisen (`must`) en %d van %d wensen (`wish`).

                | nummer | soort | stand | aangetoond door |
                | --- | --- | --- | --- |
                """.formatted(mustsShown, musts, wishesShown, wishes));
        for (Row row : rows) {
            Set<String> tests = shown.getOrDefault(row.number(), Set.of());
            String state = tests.isEmpty() ? "open" : "shown";
            String names = tests.isEmpty() ? " " : " " + String.join(", ", tests) + " ";
            text.append("| %s | %s | %s |%s|\n".formatted(row.number(), row.level(), state, names));
        }
        return text.toString();
    }
}
