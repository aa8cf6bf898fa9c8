package nl.balie.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
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
    private static final int LARGEST = 500;

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

    /** What is wrong with the page that was asked for. */
    static List<InvalidInput.Field> faults(int page, int pageSize) {
        List<InvalidInput.Field> faults = new ArrayList<>();
        if (page < 1) {
            faults.add(new InvalidInput.Field("page", "moet 1 of hoger zijn"));
        }
        if (pageSize < 1 || pageSize > LARGEST) {
            faults.add(new InvalidInput.Field("pageSize", "moet 1 tot en met 500 zijn"));
        }
        return faults;
    }

    /** The query of this request is encoded already: once more would change its meaning. */
    private static String at(int page) {
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("page", page)
                .build()
                .toUriString();
    }
}
