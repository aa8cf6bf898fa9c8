package nl.balie.surveys.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.balie.surveys.SurveyRun;
import nl.balie.surveys.SurveyRun.Given;
import org.jspecify.annotations.Nullable;

/** Results as lines with semicolons, which a spreadsheet in the Netherlands opens: one for each answer. */
final class ResultLines {
    /** A byte order mark, by which a spreadsheet knows that it is UTF-8, and the names of the columns. */
    static final String HEAD = "\ufeff"
            + line(
                    "kenmerk",
                    "onderzoek",
                    "contact",
                    "aangeboden",
                    "status",
                    "begonnen",
                    "voltooid",
                    "wachtrij",
                    "agent",
                    "vraag",
                    "antwoord",
                    "betekenis",
                    "bevestigd",
                    "pogingen",
                    "beantwoord");

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private ResultLines() {}

    static String of(SurveyRun run, ZoneId zone) {
        return run.answers().isEmpty()
                ? line(ofRun(run, zone), "", "", "", "", "", "")
                : run.answers().stream()
                        .map(given -> line(
                                ofRun(run, zone),
                                given.question(),
                                given.value(),
                                given.meaning(),
                                confirmed(given),
                                String.valueOf(given.attempts()),
                                moment(given.at(), zone)))
                        .collect(Collectors.joining());
    }

    private static @Nullable String[] ofRun(SurveyRun run, ZoneId zone) {
        return new @Nullable String[] {
            run.id().toString(),
            run.survey(),
            run.contactId().toString(),
            moment(run.offeredAt(), zone),
            run.state().apiName(),
            moment(run.startedAt(), zone),
            moment(run.completedAt(), zone),
            run.queue(),
            run.agent()
        };
    }

    private static String confirmed(Given given) {
        return given.confirmed() == null ? "" : given.confirmed() ? "ja" : "nee";
    }

    private static @Nullable String moment(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : MOMENT.format(at.atZone(zone));
    }

    private static String line(@Nullable String[] first, @Nullable String... more) {
        return line(Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(String[]::new));
    }

    private static String line(@Nullable String... values) {
        return Arrays.stream(values).map(ResultLines::quoted).collect(Collectors.joining(";", "", "\r\n"));
    }

    /** RFC 4180, section 2; what a spreadsheet would take for a formula begins with an apostrophe. */
    private static String quoted(@Nullable String value) {
        String text = value == null ? "" : value;
        String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[;\"\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
