package nl.balie.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Takes over many colleagues at once. Who is meant by a line says its key, otherwise its e-mail address, otherwise its name together
 * with one of its numbers; who is not there yet is added. All lines are taken over, or none. Within the tenancy.
 */
@Component
public class ColleagueImport {
    private final Colleagues colleagues;
    private final ColleagueRows rows;

    ColleagueImport(Colleagues colleagues, ColleagueRows rows) {
        this.colleagues = colleagues;
        this.rows = rows;
    }

    /**
     * A line of a table.
     *
     * @param number of the line, from 1
     * @param change what it makes of somebody; what has no column stays as it is
     */
    public record Line(int number, UnaryOperator<Colleague.Details> change) {
        Colleague.Details alone() {
            return change.apply(Colleague.Details.of(new PersonName("", "", "")));
        }
    }

    /** What a line does. */
    public sealed interface Step {
        /** Number of the line. */
        int line();

        /** Somebody is new. */
        record Added(int line, Colleague.Details details) implements Step {}

        /** Somebody is changed. */
        record Changed(int line, Colleague before, Colleague.Details details) implements Step {}

        /** Somebody is as the line says already. */
        record Same(int line, Colleague colleague) implements Step {}
    }

    /** Why a line cannot be taken over. */
    public sealed interface Fault {
        /** Number of the line. */
        int line();

        /** Another line is about the same colleague, or gives the same part to somebody else. */
        record Twice(int line, int other) implements Fault {}

        /** Another colleague has this part already, whom these lines leave as he is. */
        record Taken(int line, Colleagues.Unique part, Colleague by) implements Fault {}
    }

    /** What the lines would do now. Nothing is done when there are faults. */
    public record Plan(List<Step> steps, List<Fault> faults) {
        public Plan {
            steps = List.copyOf(steps);
            faults = List.copyOf(faults);
        }

        /** How many lines do this. */
        public long count(Class<? extends Step> kind) {
            return steps.stream().filter(kind::isInstance).count();
        }
    }

    /** What these lines would do; one query, however many they are. */
    public Plan plan(List<Line> lines) {
        List<Colleague> all = rows.everybody();
        Known known = new Known(all);
        Map<UUID, Integer> lineOf = new HashMap<>();
        Map<String, Integer> newOf = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (Line line : lines) {
            Colleague.Details alone = line.alone();
            Optional<Colleague> meant = known.meantBy(alone);
            Integer before = meant.isPresent()
                    ? lineOf.putIfAbsent(meant.get().id(), line.number())
                    : Known.words(alone).stream()
                            .filter(newOf::containsKey)
                            .findFirst()
                            .map(newOf::get)
                            .orElse(null);
            if (before != null) {
                faults.add(new Fault.Twice(line.number(), before));
            } else if (meant.isEmpty()) {
                Known.words(alone).forEach(word -> newOf.put(word, line.number()));
                steps.add(new Step.Added(line.number(), alone));
            } else {
                steps.add(step(line, meant.get()));
            }
        }
        faults.addAll(clashes(all, steps));
        return new Plan(steps, faults);
    }

    private static Step step(Line line, Colleague meant) {
        Colleague.Details then = line.change().apply(meant.details());
        return then.equals(meant.details())
                ? new Step.Same(line.number(), meant)
                : new Step.Changed(line.number(), meant, then);
    }

    /** Does what these lines would do now, when there are no faults; nothing otherwise. */
    public Plan take(List<Line> lines) {
        rows.lock();
        Plan plan = plan(lines);
        for (Step step : plan.faults().isEmpty() ? plan.steps() : List.<Step>of()) {
            switch (step) {
                case Step.Added(var _, var details) -> colleagues.insert("", details);
                case Step.Changed(var _, var before, var details) -> colleagues.update(before, "", details);
                case Step.Same _ -> {
                    // nothing is written of what stays
                }
            }
        }
        return plan;
    }

    /** Lines after which two colleagues would have what only one may have. */
    private static List<Fault> clashes(List<Colleague> all, List<Step> steps) {
        Map<UUID, Colleague.Details> changed = new HashMap<>();
        for (Step step : steps) {
            if (step instanceof Step.Changed(var _, var before, var details)) {
                changed.put(before.id(), details);
            }
        }
        Map<String, Colleague> owners = new HashMap<>();
        for (Colleague colleague : all) {
            if (!changed.containsKey(colleague.id())) {
                unique(colleague.details(), colleague.source()).keySet().forEach(what -> owners.put(what, colleague));
            }
        }
        Map<String, Integer> lines = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Step step : steps) {
            Map<String, Colleagues.Unique> parts = switch (step) {
                case Step.Added(var _, var added) -> unique(added, "");
                case Step.Changed(var _, var _, var then) -> unique(then, "");
                case Step.Same _ -> Map.of();
            };
            parts.forEach((what, part) -> {
                Colleague owner = owners.get(what);
                Integer before = lines.putIfAbsent(what, step.line());
                if (owner != null) {
                    faults.add(new Fault.Taken(step.line(), part, owner));
                } else if (before != null) {
                    faults.add(new Fault.Twice(step.line(), before));
                }
            });
        }
        return faults;
    }

    private static Map<String, Colleagues.Unique> unique(Colleague.Details details, String source) {
        Map<String, Colleagues.Unique> parts = new HashMap<>();
        if (!details.email().isEmpty()) {
            parts.put("email " + details.email().toLowerCase(Locale.ROOT), Colleagues.Unique.EMAIL);
        }
        if (!details.key().isEmpty() && source.isEmpty()) {
            parts.put("key " + details.key(), Colleagues.Unique.KEY);
        }
        if (details.userId() != null) {
            parts.put("user " + details.userId(), Colleagues.Unique.USER);
        }
        return parts;
    }

    /** By what a line tells who is meant, among those who come from no source. */
    private static final class Known {
        private final Map<String, Colleague> by = new HashMap<>();

        Known(List<Colleague> all) {
            for (Colleague colleague : all) {
                if (!colleague.isSourced()) {
                    Colleague.Details details = colleague.details();
                    Stream.of(key(details), email(details), nameAndNumbers(details))
                            .flatMap(words -> words)
                            .forEach(word -> by.putIfAbsent(word, colleague));
                }
            }
        }

        Optional<Colleague> meantBy(Colleague.Details line) {
            Optional<Colleague> byKey = first(key(line));
            if (byKey.isPresent()) {
                return byKey;
            }
            return line.email().isEmpty() && !line.key().isEmpty()
                    ? Optional.empty()
                    : first(words(line, false))
                            .filter(found -> line.key().isEmpty()
                                    || found.details().key().isEmpty());
        }

        private Optional<Colleague> first(Stream<String> words) {
            return words.filter(by::containsKey).findFirst().map(by::get);
        }

        /** What two lines about one colleague have in common. */
        static List<String> words(Colleague.Details line) {
            return words(line, true).toList();
        }

        private static Stream<String> words(Colleague.Details line, boolean byKey) {
            if (byKey && !line.key().isEmpty()) {
                return key(line);
            }
            return line.email().isEmpty() ? nameAndNumbers(line) : email(line);
        }

        private static Stream<String> key(Colleague.Details details) {
            return details.key().isEmpty() ? Stream.empty() : Stream.of("key " + details.key());
        }

        private static Stream<String> email(Colleague.Details details) {
            return details.email().isEmpty()
                    ? Stream.empty()
                    : Stream.of("email " + details.email().toLowerCase(Locale.ROOT));
        }

        private static Stream<String> nameAndNumbers(Colleague.Details details) {
            String name = details.person().whole().toLowerCase(Locale.ROOT);
            return details.lines().stream().map(line -> name + " " + line.number());
        }
    }
}
