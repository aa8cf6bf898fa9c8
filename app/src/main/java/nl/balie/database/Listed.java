package nl.balie.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A list that people page through and look something up in: the database counts, looks and cuts, so that no more than a
 * page is read.
 *
 * @param rows a SELECT without an order, of columns with different names
 * @param words columns of it, between commas, that are looked through for words; any type
 * @param numbers columns of it with telephone numbers in E.164, between commas; empty when there are none
 * @param order what stands behind ORDER BY; it makes every row's place certain
 */
public record Listed(String rows, String words, String numbers, String order) {
    /** By name, as a Dutch index has it: capitals and accents only decide between names that are alike. */
    public static final String BY_NAME = "name collate \"nl-x-icu\"";

    /** Of a table whose rows have an id and a name, by name. */
    public static Listed byName(String rows, String words) {
        return new Listed(rows, words, "", BY_NAME + ", id");
    }

    /**
     * A page; the last one when there are fewer than was asked for.
     *
     * @param parameters of the SELECT
     * @param read what reads the rows
     */
    public <T> ListPage<T> page(
            JdbcClient database,
            ListQuery asked,
            Map<String, ? extends @Nullable Object> parameters,
            Function<StatementSpec, List<T>> read) {
        Map<String, @Nullable Object> values = new HashMap<>(parameters);
        String from = " from (" + rows + ") listed" + where(asked, values);
        long total = database.sql("select count(*)" + from)
                .params(values)
                .query(Long.class)
                .single();
        int number = (int) Math.clamp((total + asked.size() - 1) / asked.size(), 1, asked.page());
        values.put("listedSize", asked.size());
        values.put("listedBefore", (number - 1L) * asked.size());
        List<T> found = read.apply(
                database.sql("select *" + from + " order by " + order + " limit :listedSize offset :listedBefore")
                        .params(values));
        return new ListPage<>(found, total, number, asked.words());
    }

    /** What stands in the place of a table of names that another module keeps: as {@code names(id, name)}. */
    public static String names(String alias) {
        return "unnest(cast(:" + alias + "Ids as uuid[]), cast(:" + alias + "Names as text[])) as " + alias
                + "(id, name)";
    }

    /** The parameters of {@link #names(String)}. */
    public static Map<String, Object> names(String alias, Map<UUID, String> names) {
        List<Map.Entry<UUID, String>> all = List.copyOf(names.entrySet());
        return Map.of(
                alias + "Ids",
                all.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                alias + "Names",
                all.stream().map(Map.Entry::getValue).toArray(String[]::new));
    }

    /**
     * A condition for what is looked for, or nothing.
     *
     * @param values receives its parameters
     */
    String where(ListQuery asked, Map<String, @Nullable Object> values) {
        List<String> patterns = asked.patterns();
        if (patterns.isEmpty()) {
            return "";
        }
        // the letters of both sides without their accents, which Unicode keeps apart from them in this form
        String text =
                "lower(regexp_replace(normalize(concat_ws(' ', " + words + "), NFKD), '[\\u0300-\\u036f]', '', 'g'))";
        StringBuilder where = new StringBuilder(" where (true");
        for (int i = 0; i < patterns.size(); i++) {
            where.append(" and ").append(text).append(" like :listedWord").append(i);
            values.put("listedWord" + i, patterns.get(i));
        }
        where.append(')');
        List<String> digits = numbers.isEmpty() ? List.of() : asked.digits();
        for (int i = 0; i < digits.size(); i++) {
            where.append(" or concat_ws(' ', ")
                    .append(numbers)
                    .append(") like :listedNumber")
                    .append(i);
            values.put("listedNumber" + i, digits.get(i));
        }
        return where.toString();
    }
}
