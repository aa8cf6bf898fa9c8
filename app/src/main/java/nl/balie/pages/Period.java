package nl.balie.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A period in days as it stands in the address of a page, for {@code layout/parts :: period}. What is no date shows an
 * error at its field, rather than other figures than were asked for.
 *
 * @param van the first day, in the organisation's time zone, such as 2026-12-31
 * @param tot the last day, that day included
 */
public record Period(@Nullable String van, @Nullable String tot) implements Asked {
    /** Whether something stands in this field that is no date. */
    public boolean isWrong(String field) {
        String text = "van".equals(field) ? van : tot;
        return text != null && !text.isBlank() && date(text) == null;
    }

    @Override
    public boolean isWrong() {
        return isWrong("van") || isWrong("tot");
    }

    /** The first day; null when it is not said. */
    public @Nullable LocalDate firstDay() {
        return date(van);
    }

    /** The last day, that day included; null when it is not said. */
    public @Nullable LocalDate lastDay() {
        return date(tot);
    }

    /** Where it begins; null when it is not said. */
    public @Nullable Instant from(ZoneId zone) {
        return start(firstDay(), zone);
    }

    /** Where it is over; null when it is not said. */
    public @Nullable Instant until(ZoneId zone) {
        LocalDate last = lastDay();
        return start(last == null ? null : last.plusDays(1), zone);
    }

    /** As it stands in an address, after the path. */
    public String query() {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        if (firstDay() != null) {
            query.queryParam("van", firstDay());
        }
        if (lastDay() != null) {
            query.queryParam("tot", lastDay());
        }
        return query.encode().toUriString();
    }

    private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : Calendar.day(text.strip()).orElse(null);
    }
}
