package nl.balie.directory.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.balie.directory.Colleague;
import nl.balie.directory.ColleagueImport.Line;
import nl.balie.directory.PersonName;
import nl.balie.directory.PhoneLine;
import nl.balie.numbers.DialRules;
import nl.balie.pages.Check;
import nl.balie.pages.Option;
import nl.balie.people.User;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BeanPropertyBindingResult;

/** Colleagues as a table, a line for each: see {@link PastedRows}. The first line names the columns, in whatever order. */
final class ColleagueTable {
    private static final int MOST = 5000;
    /** In characters; a form takes 2 MB, and a page that shows what was read sends it back. */
    private static final int LONGEST = 1_000_000;

    /** A byte order mark, by which a spreadsheet knows that it is UTF-8. */
    private static final String MARK = "\ufeff";

    private final Map<String, User> byUsername;
    private final Map<UUID, User> byId;
    private final List<Option> options;
    private final DialRules rules;

    private final List<Line> lines = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    ColleagueTable(List<User> users, DialRules rules) {
        this.rules = rules;
        byUsername = users.stream().collect(Collectors.toMap(User::username, user -> user));
        byId = users.stream().collect(Collectors.toMap(User::id, user -> user));
        options = users.stream()
                .map(user -> new Option(user.id().toString(), user.displayName()))
                .toList();
    }

    /**
     * What is wrong with a cell, or with a line or the whole table.
     *
     * @param line from 1; 0 for the whole table
     * @param column its title; empty for a line as a whole
     * @param cell what stands there
     * @param text key in the message files
     */
    record Fault(int line, String column, String cell, String text, List<Object> values) {
        Fault {
            values = List.copyOf(values);
        }
    }

    /** What can be taken over. */
    List<Line> lines() {
        return List.copyOf(lines);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** Whether this is more than a page can show and send back. */
    static boolean isTooLong(String text) {
        return text.length() > LONGEST;
    }

    /** Takes these in. */
    void read(String text) {
        if (isTooLong(text)) {
            wrong("directory.import.error.too-long", LONGEST, text.length());
            return;
        }
        List<PastedRows.Row> rows = PastedRows.of(text);
        if (rows.isEmpty()) {
            wrong("pages.error.required");
            return;
        }
        PastedRows.Row head = rows.getFirst();
        Map<ColleagueColumn, Integer> columns = columns(head);
        if (!columns.containsKey(ColleagueColumn.SURNAME)) {
            wrong("directory.import.error.no-surname", titles());
        }
        if (rows.size() == 1) {
            wrong("directory.import.error.nobody");
        }
        if (rows.size() - 1 > MOST) {
            wrong("directory.colleagues.error.too-many", MOST);
        }
        if (faults.isEmpty()) {
            rows.subList(1, rows.size()).forEach(row -> line(row, columns));
        }
    }

    private Map<ColleagueColumn, Integer> columns(PastedRows.Row head) {
        Map<ColleagueColumn, Integer> columns = new EnumMap<>(ColleagueColumn.class);
        for (int i = 0; i < head.cells().size(); i++) {
            String title = head.cell(i);
            if (title.isEmpty()) {
                continue;
            }
            Optional<ColleagueColumn> column = ColleagueColumn.titled(title);
            if (column.isEmpty()) {
                faults.add(new Fault(head.line(), title, "", "directory.import.error.column", List.of(titles())));
            } else if (columns.putIfAbsent(column.get(), i) != null) {
                faults.add(new Fault(head.line(), title, "", "directory.import.error.column-twice", List.of()));
            }
        }
        return columns;
    }

    private void wrong(String text, Object... values) {
        faults.add(new Fault(0, "", "", text, List.of(values)));
    }

    private static String titles() {
        return Stream.of(ColleagueColumn.values()).map(ColleagueColumn::title).collect(Collectors.joining(", "));
    }

    private void line(PastedRows.Row row, Map<ColleagueColumn, Integer> columns) {
        Map<ColleagueColumn, String> cells = new EnumMap<>(ColleagueColumn.class);
        columns.forEach((column, at) -> cells.put(column, unguarded(row.cell(at))));
        String username = cells.getOrDefault(ColleagueColumn.USER, "").toLowerCase(Locale.ROOT);
        String visible = cells.getOrDefault(ColleagueColumn.VISIBLE, "").toLowerCase(Locale.ROOT);
        int before = faults.size();
        if (!username.isEmpty() && !byUsername.containsKey(username)) {
            cell(row, ColleagueColumn.USER, cells, "directory.import.error.user", List.of());
        }
        if (!Set.of("", ColleagueColumn.YES, ColleagueColumn.NO).contains(visible)) {
            cell(row, ColleagueColumn.VISIBLE, cells, "directory.import.error.visible", List.of());
        }
        ColleagueForm form = form(cells, byUsername.get(username), !visible.equals(ColleagueColumn.NO));
        BeanPropertyBindingResult errors = new BeanPropertyBindingResult(form, "form");
        Optional<Colleague.Details> details = form.details(new Check(errors), options, rules);
        errors.getFieldErrors()
                .forEach(error -> cell(
                        row,
                        ColleagueColumn.ofField(error.getField()),
                        cells,
                        Objects.requireNonNull(error.getCode()),
                        List.of(Objects.requireNonNullElse(error.getArguments(), new Object[0]))));
        if (faults.size() == before) {
            details.ifPresent(given ->
                    lines.add(new Line(row.line(), there -> merged(there, given, columns.keySet()))));
        }
    }

    private void cell(
            PastedRows.Row row,
            ColleagueColumn column,
            Map<ColleagueColumn, String> cells,
            String text,
            List<Object> values) {
        faults.add(new Fault(row.line(), column.title(), cells.getOrDefault(column, ""), text, values));
    }

    private static ColleagueForm form(Map<ColleagueColumn, String> cells, @Nullable User user, boolean visible) {
        String order = cells.getOrDefault(ColleagueColumn.ORDER, "");
        return new ColleagueForm(
                user == null ? "" : user.id().toString(),
                cells.getOrDefault(ColleagueColumn.FIRST_NAME, ""),
                cells.getOrDefault(ColleagueColumn.INFIX, ""),
                cells.getOrDefault(ColleagueColumn.SURNAME, ""),
                cells.getOrDefault(ColleagueColumn.DEPARTMENT, ""),
                cells.getOrDefault(ColleagueColumn.JOB, ""),
                cells.getOrDefault(ColleagueColumn.DIRECT, ""),
                cells.getOrDefault(ColleagueColumn.MOBILE, ""),
                cells.getOrDefault(ColleagueColumn.LANDLINE, ""),
                cells.getOrDefault(ColleagueColumn.SHARED, ""),
                cells.getOrDefault(ColleagueColumn.OTHER, ""),
                cells.getOrDefault(ColleagueColumn.EMAIL, ""),
                cells.getOrDefault(ColleagueColumn.REMARK, ""),
                order.isEmpty() ? String.valueOf(Colleague.Details.USUAL_ORDER) : order,
                visible,
                cells.getOrDefault(ColleagueColumn.KEY, ""));
    }

    /** What has no column stays; a user's name is the user's. */
    private Colleague.Details merged(Colleague.Details there, Colleague.Details given, Set<ColleagueColumn> columns) {
        UUID user = columns.contains(ColleagueColumn.USER) ? given.userId() : there.userId();
        PersonName name = new PersonName(
                columns.contains(ColleagueColumn.FIRST_NAME)
                        ? given.person().first()
                        : there.person().first(),
                columns.contains(ColleagueColumn.INFIX)
                        ? given.person().infix()
                        : there.person().infix(),
                given.person().last());
        User known = user == null ? null : byId.get(user);
        Stream<PhoneLine> lines = Stream.of(PhoneLine.Kind.values())
                .flatMap(kind -> (columns.contains(ColleagueColumn.valueOf(kind.name())) ? given : there)
                        .lines().stream().filter(line -> line.kind() == kind));
        return new Colleague.Details(
                known == null ? name : PersonName.of(known.displayName()),
                columns.contains(ColleagueColumn.DEPARTMENT) ? given.department() : there.department(),
                columns.contains(ColleagueColumn.JOB) ? given.job() : there.job(),
                lines.toList(),
                columns.contains(ColleagueColumn.EMAIL) ? given.email() : there.email(),
                columns.contains(ColleagueColumn.REMARK) ? given.remark() : there.remark(),
                columns.contains(ColleagueColumn.ORDER) ? given.sortOrder() : there.sortOrder(),
                columns.contains(ColleagueColumn.VISIBLE) ? given.visible() : there.visible(),
                user,
                columns.contains(ColleagueColumn.KEY) ? given.key() : there.key());
    }

    /** All of these, for a spreadsheet: lines with semicolons, which one in the Netherlands opens. */
    String written(List<Colleague> colleagues) {
        StringBuilder text = new StringBuilder(MARK);
        text.append(row(Stream.of(ColleagueColumn.values()).map(ColleagueColumn::title)));
        for (Colleague colleague : colleagues) {
            text.append(row(Stream.of(ColleagueColumn.values()).map(column -> cell(column, colleague.details()))));
        }
        return text.toString();
    }

    private String cell(ColleagueColumn column, Colleague.Details details) {
        if (column != ColleagueColumn.USER) {
            return column.of(details);
        }
        User user = details.userId() == null ? null : byId.get(details.userId());
        return user == null ? "" : user.username();
    }

    private static String row(Stream<String> cells) {
        return cells.map(ColleagueTable::quoted).collect(Collectors.joining(";", "", "\r\n"));
    }

    /** RFC 4180, section 2; what a spreadsheet would take for a formula begins with an apostrophe. */
    private static String quoted(String text) {
        String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[;\"\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    private static String unguarded(String cell) {
        return cell.matches("'[=+\\-@].*") ? cell.substring(1) : cell;
    }
}
