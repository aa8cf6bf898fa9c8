package nl.balie.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a collection. */
record PageJson<T>(
        @Schema(description = "Aantal op alle pagina's samen")
        long aantal,

        @Schema(description = "Adres van de volgende pagina") @Nullable
        String volgende,

        @Schema(description = "Adres van de vorige pagina") @Nullable
        String vorige,

        List<T> resultaten) {}
