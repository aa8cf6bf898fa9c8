package nl.balie.opening.web;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.balie.rules.opening.WeeklyHours;

/**
 * The hours of one day in one line, as one types them: '09:00-12:30, 13:30-17:00'. Also understood: 9-17, 9.00 tot
 * 12.00 en 13.00 tot 17.00, hele dag, gesloten. Closing at 24:00 is kept as 00:00.
 */
final class HoursText {
    private static final Pattern SPAN =
            Pattern.compile("([0-9]{1,2})(?:[:.]([0-9]{2}))?\\s*(?:-|–|tot|to)\\s*([0-9]{1,2})(?:[:.]([0-9]{2}))?");
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:,|;|&|\\ben\\b|\\band\\b)\\s*");

    private HoursText() {}

    /** The spans in their order, or empty when the line cannot be understood or the spans overlap. */
    static Optional<List<WeeklyHours>> parse(DayOfWeek day, String typed) {
        String line = typed.strip().toLowerCase(Locale.ROOT);
        if (line.isEmpty() || line.equals("gesloten") || line.equals("closed")) {
            return Optional.of(List.of());
        }
        if (line.equals("hele dag") || line.equals("all day")) {
            return Optional.of(List.of(new WeeklyHours(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
        }
        List<WeeklyHours> spans = new ArrayList<>();
        for (String part : BETWEEN.split(line, -1)) {
            Optional<WeeklyHours> span = span(day, part);
            if (span.isEmpty()) {
                return Optional.empty();
            }
            spans.add(span.get());
        }
        spans.sort(Comparator.comparing(WeeklyHours::opens));
        return overlap(spans) ? Optional.empty() : Optional.of(List.copyOf(spans));
    }

    /** The line for these spans of one day; what {@link #parse} understands. */
    static String of(List<WeeklyHours> spans) {
        return spans.stream()
                .map(span -> span.opens() + "-" + (span.closes().equals(LocalTime.MIDNIGHT) ? "24:00" : span.closes()))
                .collect(Collectors.joining(", "));
    }

    private static Optional<WeeklyHours> span(DayOfWeek day, String part) {
        Matcher matcher = SPAN.matcher(part);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalTime opens = time(matcher.group(1), Optional.ofNullable(matcher.group(2)), false);
            LocalTime closes = time(matcher.group(3), Optional.ofNullable(matcher.group(4)), true);
            boolean inOrder = closes.equals(LocalTime.MIDNIGHT) || closes.isAfter(opens);
            return inOrder ? Optional.of(new WeeklyHours(day, opens, closes)) : Optional.empty();
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static LocalTime time(String hour, Optional<String> minute, boolean mayEndDay) {
        int hours = Integer.parseInt(hour);
        int minutes = Integer.parseInt(minute.orElse("0"));
        return LocalTime.of(mayEndDay && hours == 24 && minutes == 0 ? 0 : hours, minutes);
    }

    private static boolean overlap(List<WeeklyHours> spans) {
        for (int next = 1; next < spans.size(); next++) {
            LocalTime closes = spans.get(next - 1).closes();
            if (closes.equals(LocalTime.MIDNIGHT) || spans.get(next).opens().isBefore(closes)) {
                return true;
            }
        }
        return false;
    }
}
