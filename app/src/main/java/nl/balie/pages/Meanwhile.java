package nl.balie.pages;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a form that its sender and somebody else changed, each to another value. */
public final class Meanwhile {
    private record Both(List<String> mine, List<String> now) {}

    private final Map<String, Both> fields = new LinkedHashMap<>();

    /** The names of the fields. */
    Set<String> fields() {
        return fields.keySet();
    }

    /** Whether both changed this field; for templates. */
    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /**
     * What the sender filled in, in the reader's words; for templates.
     *
     * @param options what the field has to choose from; null when it is no choice
     */
    public String mine(String field, @Nullable List<?> options) {
        return words(Objects.requireNonNull(fields.get(field)).mine, options);
    }

    /** What stands there now, as {@link #mine}. */
    public String now(String field, @Nullable List<?> options) {
        return words(Objects.requireNonNull(fields.get(field)).now, options);
    }

    private static String words(List<String> values, @Nullable List<?> options) {
        String words = values.stream()
                .filter(value -> !value.isEmpty())
                .map(value -> label(value, options))
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? "–" : words;
    }

    private static String label(String value, @Nullable List<?> options) {
        return options == null
                ? value
                : options.stream()
                        .filter(option -> option instanceof Option choice
                                && choice.value().equals(value))
                        .map(option -> ((Option) option).label())
                        .findFirst()
                        .orElse(value);
    }

    /** The value that the field gets; the sender's where both changed it. */
    Object decide(String field, Object basis, Object mine, Object now) {
        if (mine instanceof Collection<?> chosen && Stream.of(basis, mine, now).allMatch(Meanwhile::isChoices)) {
            return choices(field, texts(basis), texts(mine), texts(now), chosen instanceof Set<?>);
        }
        if (same(mine, basis)) {
            return now;
        }
        if (!same(now, basis) && !same(now, mine)) {
            fields.put(field, new Both(shown(mine), shown(now)));
        }
        return mine;
    }

    /** Whether the reader sees the same; browsers send line ends of their own (WHATWG HTML section 4.10.21.4). */
    private static boolean same(Object one, Object other) {
        return comparable(one).equals(comparable(other));
    }

    private static Object comparable(Object value) {
        return switch (value) {
            case String text -> text.replace("\r\n", "\n").strip();
            case Collection<?> rows -> rows.stream().map(Meanwhile::comparable).toList();
            case Record row -> cells(row).stream().map(Meanwhile::comparable).toList();
            default -> value;
        };
    }

    private static List<Object> cells(Record row) {
        return Stream.of(row.getClass().getRecordComponents())
                .map(component -> Edit.value(component, row))
                .toList();
    }

    /** Each of several choices is a field of its own; {@code AREA:LEVEL} is the level of an area. */
    private Collection<String> choices(
            String field, Set<String> basis, Set<String> mine, Set<String> now, boolean asSet) {
        Map<String, String> before = levels(basis);
        Map<String, String> sent = levels(mine);
        Map<String, String> stored = levels(now);
        Set<String> keys = new LinkedHashSet<>(stored.keySet());
        keys.addAll(sent.keySet());
        keys.addAll(before.keySet());
        Set<String> decided = new LinkedHashSet<>();
        for (String key : keys) {
            String was = before.getOrDefault(key, "");
            String wanted = sent.getOrDefault(key, "");
            String is = stored.getOrDefault(key, "");
            if (!wanted.equals(was) && !is.equals(was) && !is.equals(wanted)) {
                fields.put(field, new Both(List.of(wanted), List.of(is)));
            }
            decided.add(wanted.equals(was) ? is : wanted);
        }
        decided.remove("");
        return asSet ? Set.copyOf(decided) : List.copyOf(decided);
    }

    private static Map<String, String> levels(Set<String> values) {
        Map<String, String> levels = new TreeMap<>();
        values.forEach(
                value -> levels.put(value.matches("[A-Z_]+:[A-Z_]+") ? value.replaceAll(":.*", "") : value, value));
        return levels;
    }

    private static boolean isChoices(Object value) {
        return value instanceof Collection<?> values && values.stream().allMatch(String.class::isInstance);
    }

    private static Set<String> texts(Object values) {
        return ((Collection<?>) values)
                .stream()
                        .map(String.class::cast)
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.toSet());
    }

    private static List<String> shown(Object value) {
        return value instanceof Collection<?> rows
                ? rows.stream().map(Meanwhile::row).toList()
                : List.of(value.toString());
    }

    /** What is filled in of a row. */
    private static String row(Object row) {
        return row instanceof Record record
                ? cells(record).stream()
                        .map(Object::toString)
                        .filter(text -> !text.isEmpty() && !text.equals("false"))
                        .collect(Collectors.joining(", "))
                : row.toString();
    }
}
