package nl.balie.database;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which rows of a list to read.
 *
 * @param words what is looked for; each of them is somewhere in what is found, in whatever capitals and with or without accents
 * @param page from 1; beyond the last page is the last
 * @param size how many rows are on a page
 */
public record ListQuery(String words, int page, int size) {
    /** Of pages that people read: as many as fit on some screens; what is looked for is found by its words rather than by turning pages. */
    public static final int SIZE = 50;

    /** The first page of all. */
    public static final ListQuery FIRST = new ListQuery("", 1);

    /** More words than anybody looks for. */
    private static final int MOST_WORDS = 10;

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9()\\s\\u00a0.\\-–/]{3,40}");
    private static final Pattern NO_DIGIT = Pattern.compile("\\(0\\)|[^0-9]");
    private static final Pattern ACCENT = Pattern.compile("[\\u0300-\\u036f]");
    private static final Pattern SPECIAL = Pattern.compile("([\\\\%_])");

    public ListQuery {
        words = words.strip();
        if (page < 1 || size < 1) {
            throw new IllegalArgumentException("page and size from 1");
        }
    }

    /** A page as people read them. */
    public ListQuery(String words, int page) {
        this(words, page, SIZE);
    }

    /** Each word as a pattern for LIKE, as {@link Listed} has its text. */
    List<String> patterns() {
        if (words.isEmpty()) {
            return List.of();
        }
        String plain = ACCENT.matcher(Normalizer.normalize(words, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return List.of(plain.split("\\s+")).stream()
                .limit(MOST_WORDS)
                .map(word -> "%" + SPECIAL.matcher(word).replaceAll("\\\\$1") + "%")
                .toList();
    }

    /**
     * What digits a number in E.164 has in it when all of the words are one, or the beginning or end of one, in whatever
     * notation: 030 286, 0031 30 286, +31 (0)30 286 and 31.30.286 are all 3130286. Empty when they are no number.
     */
    List<String> digits() {
        if (!NUMBER.matcher(words).matches()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        String digits = NO_DIGIT.matcher(words).replaceAll("");
        if (digits.startsWith("00")) {
            found.add(digits.substring(2));
        } else if (digits.startsWith("0")) {
            found.add("31" + digits.substring(1));
        }
        found.add(digits);
        return found.stream().map(part -> "%" + part + "%").toList();
    }
}
