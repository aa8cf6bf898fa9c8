package nl.balie.trials.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.balie.contacts.Contact.Origin;
import nl.balie.numbers.E164;
import nl.balie.pages.Check;
import nl.balie.pages.Option;
import nl.balie.trials.Setting;
import nl.balie.trials.Setting.Calamity;
import org.jspecify.annotations.Nullable;

/** What is typed about a trial call; the moment is in the organisation's time zone. */
record TrialForm(
        String version,
        String number,
        String from,
        String origin,
        String day,
        String time,
        String calamity,
        String ahead,
        String expected,
        String speed) {
    /** How much faster time may go by in a queue. */
    static final List<Integer> SPEEDS = List.of(1, 10, 60);

    private static final int MOST = 999;
    /** Of characters in a date or time. */
    private static final int LONGEST = 20;

    TrialForm(
            @Nullable String version,
            @Nullable String number,
            @Nullable String from,
            @Nullable String origin,
            @Nullable String day,
            @Nullable String time,
            @Nullable String calamity,
            @Nullable String ahead,
            @Nullable String expected,
            @Nullable String speed) {
        this.version = Check.text(version);
        this.number = Check.text(number);
        this.from = Check.text(from);
        this.origin = Check.text(origin).isEmpty() ? Origin.EXTERNAL.name() : Check.text(origin);
        this.day = Check.text(day);
        this.time = Check.text(time);
        this.calamity = Check.text(calamity);
        this.ahead = Check.text(ahead);
        this.expected = Check.text(expected);
        this.speed = Check.text(speed);
    }

    /** Now, with nobody in the queue. */
    static TrialForm first(String version, String number, Instant now, ZoneId zone) {
        LocalDateTime here = now.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
        return new TrialForm(
                version,
                number,
                "",
                Origin.EXTERNAL.name(),
                here.toLocalDate().toString(),
                here.toLocalTime().toString(),
                Calamity.AS_SET.name(),
                "0",
                "2",
                "10");
    }

    /** What was chosen for a call, to try it again: with the version that is the newest by now, since that is what was mended meanwhile. */
    static TrialForm of(Setting setting, String newest) {
        LocalDateTime at = setting.at().toLocalDateTime();
        return new TrialForm(
                newest,
                setting.number(),
                setting.from(),
                setting.origin().name(),
                at.toLocalDate().toString(),
                at.toLocalTime().toString(),
                setting.calamity().name(),
                String.valueOf(setting.ahead()),
                String.valueOf(setting.expectedMinutes()),
                String.valueOf(setting.speed()));
    }

    /** What was chosen; empty when something is wrong, which then stands at its field. */
    Optional<Setting> setting(String callflow, Check check, Choices choices, ZoneId zone) {
        check.chosen("version", version, choices.versions());
        check.chosen("number", number, choices.numbers());
        check.chosen("origin", origin, choices.origins());
        check.chosen("calamity", calamity, choices.calamities());
        check.chosen("speed", speed, choices.speeds());
        Optional<String> caller = from.isEmpty() ? Optional.empty() : E164.of(from);
        if (!from.isEmpty() && caller.isEmpty()) {
            check.reject("from", "trials.error.number");
        }
        check.required("day", day, LONGEST);
        LocalDate date = check.date("day", day);
        check.required("time", time, LONGEST);
        LocalTime moment = check.time("time", time);
        OptionalInt waiting = check.whole("ahead", ahead, 0, MOST);
        OptionalInt minutes = check.whole("expected", expected, 0, MOST);
        if (!check.passed() || date == null || moment == null) {
            return Optional.empty();
        }
        return Optional.of(new Setting(
                callflow,
                Integer.parseInt(version),
                number,
                caller.orElse(null),
                Origin.valueOf(origin),
                date.atTime(moment).atZone(zone),
                Calamity.valueOf(calamity),
                waiting.orElseThrow(),
                minutes.orElseThrow(),
                Integer.parseInt(speed)));
    }

    /** What there is to choose from. */
    record Choices(
            List<Option> versions,
            List<Option> numbers,
            List<Option> origins,
            List<Option> calamities,
            List<Option> speeds) {}
}
