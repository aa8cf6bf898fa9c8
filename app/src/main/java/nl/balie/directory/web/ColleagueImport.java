package nl.balie.directory.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.balie.directory.Colleague;
import nl.balie.numbers.E164;
import nl.balie.pages.Check;
import org.jspecify.annotations.Nullable;

/** Colleagues as they are pasted from a spreadsheet: a line each, with tabs or semicolons. */
record ColleagueImport(String lines) {
    private static final int MOST = 5000;
    private static final int LONGEST = 120;

    ColleagueImport(@Nullable String lines) {
        this.lines = lines == null ? "" : lines;
    }

    /** All of them; empty when a line is wrong, which then stands at the field with its number. */
    Optional<List<Colleague.Details>> details(Check check) {
        List<Colleague.Details> all = new ArrayList<>();
        List<String> typed = lines.lines().toList();
        for (int line = 0; line < typed.size() && !check.errors().hasErrors(); line++) {
            if (!typed.get(line).isBlank()) {
                colleague(typed.get(line)).ifPresentOrElse(all::add, rejected(check, line + 1));
            }
        }
        if (check.passed() && all.isEmpty()) {
            check.reject("lines", "pages.error.required");
        }
        if (all.size() > MOST) {
            check.reject("lines", "directory.colleagues.error.too-many", MOST);
        }
        return check.passed() ? Optional.of(all) : Optional.empty();
    }

    private static Runnable rejected(Check check, int line) {
        return () -> check.reject("lines", "directory.colleagues.error.line", String.valueOf(line));
    }

    private static Optional<Colleague.Details> colleague(String line) {
        String[] parts = line.split(line.contains("\t") ? "\t" : ";", -1);
        String name = part(parts, 0);
        boolean right = !name.isEmpty() && List.of(parts).stream().allMatch(part -> part.length() <= LONGEST);
        return right
                ? E164.of(part(parts, 1))
                        .map(number ->
                                new Colleague.Details(number, name, part(parts, 2), part(parts, 3), part(parts, 4)))
                : Optional.empty();
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index].strip() : "";
    }
}
