package nl.balie.directory.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.balie.directory.Colleague;
import nl.balie.numbers.E164;
import nl.balie.pages.Check;
import org.jspecify.annotations.Nullable;

/** Colleagues as they are pasted from a spreadsheet: see {@link PastedRows}. */
record ColleagueImport(String lines) {
    private static final int MOST = 5000;
    private static final int LONGEST = 120;
    /** Who pasted the wrong columns need not read it for each line. */
    private static final int MOST_TOLD = 20;

    ColleagueImport(@Nullable String lines) {
        this.lines = lines == null ? "" : lines;
    }

    /** All of them; empty when a line is wrong: each wrong line then stands at the field with its number. */
    Optional<List<Colleague.Details>> details(Check check) {
        List<PastedRows.Row> rows = PastedRows.of(lines);
        if (rows.isEmpty()) {
            check.reject("lines", "pages.error.required");
        } else if (rows.size() > MOST) {
            check.reject("lines", "directory.colleagues.error.too-many", MOST);
        }
        Map<String, Integer> lineOf = new HashMap<>();
        List<Colleague.Details> all = new ArrayList<>();
        for (PastedRows.Row row : rows) {
            if (check.errors().getErrorCount() >= MOST_TOLD) {
                break;
            }
            colleague(row).ifPresentOrElse(one -> add(all, one, row, lineOf, check), rejected(check, row));
        }
        return check.passed() ? Optional.of(all) : Optional.empty();
    }

    /** Which of two lines with one number is meant, only who pasted them knows. */
    private static void add(
            List<Colleague.Details> all,
            Colleague.Details one,
            PastedRows.Row row,
            Map<String, Integer> lineOf,
            Check check) {
        Integer before = lineOf.putIfAbsent(one.number(), row.line());
        if (before == null) {
            all.add(one);
        } else {
            check.reject(
                    "lines",
                    "directory.colleagues.error.twice",
                    String.valueOf(row.line()),
                    String.valueOf(before),
                    one.number());
        }
    }

    private static Runnable rejected(Check check, PastedRows.Row row) {
        return () -> check.reject("lines", "directory.colleagues.error.line", String.valueOf(row.line()));
    }

    private static Optional<Colleague.Details> colleague(PastedRows.Row row) {
        boolean right = !row.cell(0).isEmpty()
                && IntStream.range(0, row.cells().size())
                        .allMatch(column -> row.cell(column).length() <= LONGEST);
        return right
                ? E164.of(row.cell(1))
                        .map(number ->
                                new Colleague.Details(number, row.cell(0), row.cell(2), row.cell(3), row.cell(4)))
                : Optional.empty();
    }
}
