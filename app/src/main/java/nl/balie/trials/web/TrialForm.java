package nl.balie.trials.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.balie.numbers.E164;
import nl.balie.pages.Option;
import nl.balie.trials.Setting;
import nl.balie.trials.Setting.Calamity;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What is typed about a trial call; the moment is in the organisation's time zone. */
record TrialForm(
        String version,
        String number,
        String from,
        String day,
        String time,
        String calamity,
        String ahead,
        String expected,
        String speed) {
    /** How much faster time may go by in a queue. */
    static final List<Integer> SPEEDS = List.of(1, 10, 60);

    private static final int MOST = 999;

    TrialForm(
            @Nullable String version,
            @Nullable String number,
            @Nullable String from,
            @Nullable String day,
            @Nullable String time,
            @Nullable String calamity,
            @Nullable String ahead,
            @Nullable String expected,
            @Nullable String speed) {
        this.version = text(version);
        this.number = text(number);
        this.from = text(from);
        this.day = text(day);
        this.time = text(time);
        this.calamity = text(calamity);
        this.ahead = text(ahead);
        this.expected = text(expected);
        this.speed = text(speed);
    }

    /** Now, with nobody in the queue. */
    static TrialForm first(String version, String number, Instant now, ZoneId zone) {
        LocalDateTime here = now.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
        return new TrialForm(
                version,
                number,
                "",
                here.toLocalDate().toString(),
                here.toLocalTime().toString(),
                Calamity.AS_SET.name(),
                "0",
                "2",
                "10");
    }

    static TrialForm of(Setting setting) {
        LocalDateTime at = setting.at().toLocalDateTime();
        return new TrialForm(
                String.valueOf(setting.version()),
                setting.number(),
                setting.from(),
                at.toLocalDate().toString(),
                at.toLocalTime().toString(),
                setting.calamity().name(),
                String.valueOf(setting.ahead()),
                String.valueOf(setting.expectedMinutes()),
                String.valueOf(setting.speed()));
    }

    /** What was chosen; empty when something is wrong, which then stands at its field. */
    Optional<Setting> setting(String callflow, Errors errors, Choices choices, ZoneId zone) {
        choose(errors, "version", version, choices.versions());
        choose(errors, "number", number, choices.numbers());
        choose(errors, "calamity", calamity, choices.calamities());
        choose(errors, "speed", speed, choices.speeds());
        Optional<String> caller = from.isEmpty() ? Optional.empty() : E164.of(from);
        if (!from.isEmpty() && caller.isEmpty()) {
            errors.rejectValue("from", "trials.error.number");
        }
        LocalDate date = parsed(errors, "day", day, LocalDate::parse, "trials.error.day");
        LocalTime moment = parsed(errors, "time", time, LocalTime::parse, "trials.error.time");
        OptionalInt waiting = whole(errors, "ahead", ahead);
        OptionalInt minutes = whole(errors, "expected", expected);
        if (errors.hasErrors() || date == null || moment == null) {
            return Optional.empty();
        }
        return Optional.of(new Setting(
                callflow,
                Integer.parseInt(version),
                number,
                caller.orElse(null),
                date.atTime(moment).atZone(zone),
                Calamity.valueOf(calamity),
                waiting.orElseThrow(),
                minutes.orElseThrow(),
                Integer.parseInt(speed)));
    }

    private static void choose(Errors errors, String field, String value, List<Option> options) {
        if (!Option.has(options, value)) {
            errors.rejectValue(field, "trials.error.choose");
        }
    }

    private static OptionalInt whole(Errors errors, String field, String typed) {
        if (typed.matches("[0-9]{1,3}")) {
            return OptionalInt.of(Integer.parseInt(typed));
        }
        errors.rejectValue(field, "trials.error.whole", new Object[] {MOST}, null);
        return OptionalInt.empty();
    }

    private interface Parser<T> {
        T parse(String text);
    }

    private static <T> @Nullable T parsed(Errors errors, String field, String typed, Parser<T> parser, String error) {
        try {
            return parser.parse(typed);
        } catch (DateTimeParseException _) {
            errors.rejectValue(field, error);
            return null;
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** What there is to choose from. */
    record Choices(List<Option> versions, List<Option> numbers, List<Option> calamities, List<Option> speeds) {}
}
