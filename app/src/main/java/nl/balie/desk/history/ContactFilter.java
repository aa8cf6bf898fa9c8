package nl.balie.desk.history;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which contacts somebody wants to see, as it stands in the address of the list.
 *
 * @param kanaal api name of a channel; another shows all
 * @param resultaat api name of a result, or {@code lopend}; another shows all
 * @param van the first day, in the organisation's time zone, such as 2026-12-31
 * @param tot the last day, that day included
 * @param pagina from 1
 */
record ContactFilter(
        @Nullable String kanaal,
        @Nullable String resultaat,
        @Nullable String van,
        @Nullable String tot,
        @Nullable String pagina) {
    static final String RUNNING = "lopend";
    /** Beyond this nobody reads; the database would count off every row before it. */
    private static final int LAST_PAGE = 10_000;

    public int page() {
        return pagina != null && pagina.matches("[0-9]{1,8}") ? Math.clamp(Integer.parseInt(pagina), 1, LAST_PAGE) : 1;
    }

    /** The first day, or null without one. */
    @Nullable
    LocalDate from() {
        return date(van);
    }

    /** The last day, or null without one. */
    @Nullable
    LocalDate until() {
        return date(tot);
    }

    /** Whether something stands in this field that is no date. */
    public boolean isWrong(String field) {
        String text = "van".equals(field) ? van : tot;
        return text != null && !text.isBlank() && date(text) == null;
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    Optional<Channel> channel() {
        return named(Channel.values(), Channel::apiName, kanaal);
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
        if (resultaat != null && !resultaat.isBlank()) {
            path.queryParam("resultaat", resultaat);
        }
        if (from() != null) {
            path.queryParam("van", from());
        }
        if (until() != null) {
            path.queryParam("tot", until());
        }
        return path.encode().toUriString();
    }

    private static <E extends Enum<E>> Optional<E> named(
            E[] values, Function<E, String> name, @Nullable String wanted) {
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(wanted))
                .findFirst();
    }
}
