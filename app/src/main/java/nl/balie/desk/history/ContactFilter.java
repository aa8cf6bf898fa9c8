package nl.balie.desk.history;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.Result;
import nl.balie.pages.Asked;
import nl.balie.pages.PageNumber;
import nl.balie.pages.Period;
import nl.balie.pages.WrongQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which contacts somebody wants to see, as it stands in the address of the list.
 *
 * @param kanaal api name of a channel; none shows all
 * @param soort api name of an origin; none shows all
 * @param resultaat api name of a result, or {@code lopend}; none shows all
 * @param van the first day, in the organisation's time zone, such as 2026-12-31
 * @param tot the last day, that day included
 * @param zoek words to look for in its number, agent, queue and id
 * @param pagina from 1
 */
record ContactFilter(
        @Nullable String kanaal,
        @Nullable String soort,
        @Nullable String resultaat,
        @Nullable String van,
        @Nullable String tot,
        @Nullable String zoek,
        @Nullable String pagina)
        implements Asked {
    static final String RUNNING = "lopend";

    /**
     * Looks whether all of it can be asked for; what is no date is told at its field.
     *
     * @throws WrongQuery when something else cannot
     */
    void check() {
        List<WrongQuery.Fault> faults = Stream.of(
                        fault("kanaal", kanaal, names(Channel.values(), Channel::apiName)),
                        fault("soort", soort, names(Origin.values(), Origin::apiName)),
                        fault("resultaat", resultaat, names(Result.values(), Result::apiName) + ", " + RUNNING))
                .flatMap(Optional::stream)
                .toList();
        if (!faults.isEmpty()) {
            throw new WrongQuery(faults);
        }
        PageNumber.of("pagina", pagina);
    }

    private static Optional<WrongQuery.Fault> fault(String name, @Nullable String value, String choices) {
        return value == null || value.isBlank() || List.of(choices.split(", ")).contains(value)
                ? Optional.empty()
                : Optional.of(new WrongQuery.Fault(name, WrongQuery.Reason.CHOICE, choices));
    }

    private static <E> String names(E[] values, Function<E, String> name) {
        return Arrays.stream(values).map(name).collect(Collectors.joining(", "));
    }

    public int page() {
        return PageNumber.of("pagina", pagina);
    }

    public Period period() {
        return new Period(van, tot);
    }

    @Override
    public boolean isWrong() {
        return period().isWrong();
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

    String words() {
        return zoek == null ? "" : zoek.strip();
    }

    /** The address of the list without its page and its words. */
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
