package nl.balie.conformity;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Writes {@code docs/conformity.md}, or checks that it is what the tests showed: one row for every requirement, which is
 * shown, shown in part or open. Only what is shown in full counts as shown.
 *
 * <p>Arguments: {@code check} or {@code write}, and the top directory of the project.
 */
public final class ConformityList {
    /** What only software can show; a test proves nothing about hardware, training or an introduction. */
    private static final String SOFTWARE = "software";

    private enum State {
        SHOWN,
        PART,
        OPEN
    }

    private record Row(String number, String level, String kind) {}

    /** That a test showed a row, or the named part of it. */
    private record Proof(String test, String part) implements Comparable<Proof> {
        boolean isWhole() {
            return part.isEmpty();
        }

        @Override
        public int compareTo(Proof other) {
            return Comparator.comparing((Proof proof) -> !proof.isWhole())
                    .thenComparing(Proof::test)
                    .thenComparing(Proof::part)
                    .compare(this, other);
        }
    }

    private final List<Row> rows;
    private final Map<String, Set<Proof>> proofs;

    private ConformityList(List<Row> rows, Map<String, Set<Proof>> proofs) {
        this.rows = rows;
        this.proofs = proofs;
    }

    /** Ends with exit code 1 and a sentence when the list is out of date or a test names what it cannot show. */
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
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(top.resolve("docs/requirements.tsv")).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .toList()) {
            String[] fields = line.split("\t", -1);
            rows.put(fields[0], new Row(fields[0], fields[1], fields[2]));
        }
        Map<String, Set<Proof>> proofs = new TreeMap<>();
        for (Path results : results(top)) {
            for (String line : Files.readAllLines(results)) {
                String[] fields = line.split("\t", -1);
                Row row = rows.get(fields[0]);
                if (row == null) {
                    throw new Refusal("Test " + fields[1] + " names requirement " + fields[0]
                            + ", which is not in docs/requirements.tsv.");
                }
                if (!row.kind().equals(SOFTWARE)) {
                    throw new Refusal("Test " + fields[1] + " names requirement " + fields[0]
                            + ", which no test can show: it is of the kind '" + row.kind() + "'.");
                }
                proofs.computeIfAbsent(fields[0], _ -> new TreeSet<>()).add(new Proof(fields[1], fields[2]));
            }
        }
        return new ConformityList(List.copyOf(rows.values()), proofs);
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
        StringBuilder text = new StringBuilder("""
                # Conformiteitslijst

                Elke regel is een eis (`must`) of wens (`wish`) uit [requirements.tsv](requirements.tsv).

                - `shown`: de tests die erbij staan tonen samen de hele regel aan; alleen dit telt als aangetoond.
                - `part: …`: geslaagde tests tonen alleen dit deel aan. `part: telephone` betekent dat niets dan de andere
                  kanalen ontbreekt.
                - `open`: geen test toont er iets van aan.

                `./balie test` controleert deze lijst; `./balie conformity` schrijft haar uit de laatste testronde.

                Van de regels die software kan aantonen:

                | | aangetoond | ten dele | open | samen |
                | --- | --- | --- | --- | --- |
                """);
        text.append(counted("eisen", row -> row.level().equals("must")));
        text.append(counted("wensen", row -> row.level().equals("wish")));
        text.append(counted("samen", _ -> true));
        text.append("""

                De andere %d regels gaan over apparatuur, werkwijze of achtergrond; die toont geen test aan.

                | nummer | niveau | soort | stand | aangetoond door |
                | --- | --- | --- | --- | --- |
                """.formatted(
                rows.stream().filter(row -> !row.kind().equals(SOFTWARE)).count()));
        for (Row row : rows) {
            text.append("| %s | %s | %s | %s |%s|\n"
                    .formatted(row.number(), row.level(), row.kind(), stateText(row), tests(row)));
        }
        return text.toString();
    }

    private String counted(String name, Predicate<Row> which) {
        List<State> states = rows.stream()
                .filter(row -> row.kind().equals(SOFTWARE))
                .filter(which)
                .map(this::state)
                .toList();
        return "| %s | %d | %d | %d | %d |\n"
                .formatted(
                        name,
                        Collections.frequency(states, State.SHOWN),
                        Collections.frequency(states, State.PART),
                        Collections.frequency(states, State.OPEN),
                        states.size());
    }

    private State state(Row row) {
        Set<Proof> all = proofs.getOrDefault(row.number(), Set.of());
        if (all.stream().anyMatch(Proof::isWhole)) {
            return State.SHOWN;
        }
        return all.isEmpty() ? State.OPEN : State.PART;
    }

    private String stateText(Row row) {
        return switch (state(row)) {
            case SHOWN -> "shown";
            case PART ->
                "part: "
                        + proofs.getOrDefault(row.number(), Set.of()).stream()
                                .map(Proof::part)
                                .distinct()
                                .sorted()
                                .collect(joining(", "));
            case OPEN -> "open";
        };
    }

    /** Beside a test that shows a part stands which one. */
    private String tests(Row row) {
        String names = proofs.getOrDefault(row.number(), Set.of()).stream()
                .map(proof -> proof.isWhole() ? proof.test() : proof.test() + " (" + proof.part() + ")")
                .collect(joining(", "));
        return names.isEmpty() ? " " : " " + names + " ";
    }
}
