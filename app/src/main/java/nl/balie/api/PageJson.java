package nl.balie.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One page of a collection. */
record PageJson<T>(
        @Schema(description = "Aantal op alle pagina's samen")
        long aantal,

        @Schema(description = "Adres van de volgende pagina") @Nullable
        String volgende,

        @Schema(description = "Adres van de vorige pagina") @Nullable
        String vorige,

        List<T> resultaten) {
    /** How much there is on a page at most. */
    static final int LARGEST = 500;
    /** Beyond this page nobody reads; the database would count off every row before it. */
    static final int LAST = 100_000;

    /**
     * A page with the addresses of its neighbours, which are those of this request.
     *
     * @param count on all pages together
     * @param page from 1
     */
    static <T> PageJson<T> of(long count, int page, int pageSize, List<T> results) {
        return new PageJson<>(
                count, (long) page * pageSize < count ? at(page + 1) : null, page > 1 ? at(page - 1) : null, results);
    }

    /**
     * A page of a list, which is empty beyond the last.
     *
     * @param found what the list has of {@code asked}; its last page when there are fewer
     */
    static <T> PageJson<T> of(ListPage<T> found, ListQuery asked) {
        return of(found.total(), asked.page(), asked.size(), found.number() == asked.page() ? found.rows() : List.of());
    }

    /** The query of this request is encoded already: once more would change its meaning. */
    private static String at(int page) {
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("page", page)
                .build()
                .toUriString();
    }
}
