package nl.balie.desk.history;

import java.time.DateTimeException;
import java.time.LocalTime;
import nl.balie.pages.Asked;
import nl.balie.pages.PageNumber;
import nl.balie.pages.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which recordings somebody looks for, as it stands in the address of the list (requirement 2.7.5).
 *
 * @param van the first day, in the organisation's time zone, such as 2026-12-31
 * @param tot the last day, that day included
 * @param vanaf the earliest time of day, such as 09:30
 * @param voor the time of day before which it began
 * @param wachtrij name of a queue; none shows all
 * @param zoek words to look for in its number, agents and queue
 * @param pagina from 1
 */
record RecordingFilter(
        @Nullable String van,
        @Nullable String tot,
        @Nullable String vanaf,
        @Nullable String voor,
        @Nullable String wachtrij,
        @Nullable String zoek,
        @Nullable String pagina)
        implements Asked {

    public int page() {
        return PageNumber.of("pagina", pagina);
    }

    public Period period() {
        return new Period(van, tot);
    }

    /** Whether something stands in this field that is no time. */
    public boolean isWrong(String field) {
        String text = "vanaf".equals(field) ? vanaf : voor;
        return text != null && !text.isBlank() && time(text) == null;
    }

    @Override
    public boolean isWrong() {
        return period().isWrong() || isWrong("vanaf") || isWrong("voor");
    }

    @Nullable
    LocalTime fromTime() {
        return time(vanaf);
    }

    @Nullable
    LocalTime untilTime() {
        return time(voor);
    }

    public String queue() {
        return wachtrij == null ? "" : wachtrij;
    }

    String words() {
        return zoek == null ? "" : zoek.strip();
    }

    /** The address of the list without its page and its words. */
    public String path() {
        UriComponentsBuilder path = UriComponentsBuilder.fromPath(RecordingController.PATH);
        if (!queue().isEmpty()) {
            path.queryParam("wachtrij", queue());
        }
        if (fromTime() != null) {
            path.queryParam("vanaf", fromTime());
        }
        if (untilTime() != null) {
            path.queryParam("voor", untilTime());
        }
        return path.query(period().query().replaceFirst("^\\?", "")).encode().toUriString();
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalTime.parse(text.strip());
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
