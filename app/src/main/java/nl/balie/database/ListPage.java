package nl.balie.database;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * A page of a list.
 *
 * @param rows in order
 * @param total how many there are on all pages
 * @param number of this page, from 1
 * @param words that were looked for; empty when nothing was
 */
public record ListPage<T>(List<T> rows, long total, int number, String words) {
    public ListPage {
        rows = List.copyOf(rows);
    }

    /** How many pages there are, at least 1. */
    public long pages() {
        return Math.max(1, (total + ListQuery.SIZE - 1) / ListQuery.SIZE);
    }

    /** Whether nothing is there, or nothing was found. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Whether something was looked for. */
    public boolean isSearched() {
        return !words.isEmpty();
    }

    /** The same page of something else. */
    public <R> ListPage<R> map(Function<? super T, ? extends R> function) {
        return new ListPage<>(rows.stream().<R>map(function).toList(), total, number, words);
    }

    /**
     * The address of another page of the same search.
     *
     * @param path of the list, with its other filters if it has any
     * @param parameter the name of the page's number in the query
     */
    public String at(String path, String parameter, long page) {
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString(path);
        if (isSearched()) {
            address.queryParam("zoek", UriUtils.encode(words, StandardCharsets.UTF_8));
        }
        return address.queryParam(parameter, page).build().toUriString();
    }
}
