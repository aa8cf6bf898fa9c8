package nl.balie.desk.history;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.Result;
import nl.balie.pages.PageNumber;
import nl.balie.pages.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which contacts somebody wants to see, as it stands in the address of the list.
 *
 * @param kanaal api name of a channel; another shows all
 * @param soort api name of an origin; another shows all
 * @param resultaat api name of a result, or {@code lopend}; another shows all
 * @param van the first day, in the organisation's time zone, such as 2026-12-31
 * @param tot the last day, that day included
 * @param pagina from 1
 */
record ContactFilter(
        @Nullable String kanaal,
        @Nullable String soort,
        @Nullable String resultaat,
        @Nullable String van,
        @Nullable String tot,
        @Nullable String pagina) {
    static final String RUNNING = "lopend";

    public int page() {
        return PageNumber.of(pagina);
    }

    public Period period() {
        return new Period(van, tot);
    }

    Optional<Channel> channel() {
        return named(Channel.values(), Channel::apiName, kanaal);
    }

    Optional<Origin> origin() {
        return named(Origin.values(), Origin::apiName, soort);
    }

    Optional<Result> result() {
        return named(Result.values(), Result::apiName, resultaat);
    }

    boolean running() {
        return RUNNING.equals(resultaat);
    }

    /** The address of the list without its page. */
    public String path() {
        UriComponentsBuilder path = UriComponentsBuilder.fromPath("/contacten");
        if (kanaal != null && !kanaal.isBlank()) {
            path.queryParam("kanaal", kanaal);
        }
        if (soort != null && !soort.isBlank()) {
            path.queryParam("soort", soort);
        }
        if (resultaat != null && !resultaat.isBlank()) {
            path.queryParam("resultaat", resultaat);
        }
        return path.query(period().query().replaceFirst("^\\?", "")).encode().toUriString();
    }

    private static <E extends Enum<E>> Optional<E> named(
            E[] values, Function<E, String> name, @Nullable String wanted) {
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(wanted))
                .findFirst();
    }
}
