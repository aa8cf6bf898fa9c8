package nl.balie.numbers.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.numbers.E164;
import nl.balie.numbers.RouteDetails;
import nl.balie.pages.Check;
import nl.balie.pages.Option;
import org.jspecify.annotations.Nullable;

/** What is typed for a line of routing. */
record RouteForm(
        String description,
        String choice,
        String callerPrefix,
        Set<String> days,
        String from,
        String until,
        String firstDay,
        String lastDay,
        String queue,
        String priority) {
    RouteForm {
        description = Check.text(description);
        choice = Check.text(choice);
        callerPrefix = Check.text(callerPrefix);
        days = Objects.requireNonNullElse(days, Set.of());
        from = Check.text(from);
        until = Check.text(until);
        firstDay = Check.text(firstDay);
        lastDay = Check.text(lastDay);
        queue = Check.text(queue);
        priority = Check.text(priority);
    }

    static RouteForm blank() {
        return new RouteForm("", "", "", Set.of(), "", "", "", "", "", "0");
    }

    static RouteForm of(RouteDetails line) {
        return new RouteForm(
                line.description(),
                Objects.toString(line.choice(), ""),
                Objects.toString(line.callerPrefix(), ""),
                line.days().stream().map(DayOfWeek::name).collect(Collectors.toSet()),
                Objects.toString(line.from(), ""),
                Objects.toString(line.until(), ""),
                Objects.toString(line.firstDay(), ""),
                Objects.toString(line.lastDay(), ""),
                line.queueId().toString(),
                String.valueOf(line.priority()));
    }

    Optional<RouteDetails> details(Check check, List<Option> queues) {
        check.required("description", description, 200);
        if (!choice.matches("[0-9*#]?")) {
            check.reject("choice", "numbers.error.key");
        }
        Optional<String> prefix = callerPrefix.isEmpty() ? Optional.empty() : E164.prefix(callerPrefix);
        if (!callerPrefix.isEmpty() && prefix.isEmpty()) {
            check.reject("callerPrefix", "numbers.error.prefix");
        }
        LocalTime begin = check.time("from", from);
        LocalTime end = check.time("until", until);
        times(check, begin, end);
        LocalDate first = check.date("firstDay", firstDay);
        LocalDate last = check.date("lastDay", lastDay);
        if (first != null && last != null && last.isBefore(first)) {
            check.reject("lastDay", "numbers.error.last-day");
        }
        Optional<UUID> destination = check.chosenId("queue", queue, queues);
        OptionalInt number = check.whole("priority", priority, 0, 9);
        return check.passed()
                ? Optional.of(new RouteDetails(
                        description,
                        choice.isEmpty() ? null : choice,
                        prefix.orElse(null),
                        chosenDays(),
                        begin,
                        end,
                        first,
                        last,
                        destination.orElseThrow(),
                        number.orElseThrow()))
                : Optional.empty();
    }

    private void times(Check check, @Nullable LocalTime begin, @Nullable LocalTime end) {
        if (from.isEmpty() && !until.isEmpty()) {
            check.reject("from", "pages.error.both-times");
        } else if (!from.isEmpty() && until.isEmpty()) {
            check.reject("until", "pages.error.both-times");
        } else if (begin != null && begin.equals(end)) {
            check.reject("until", "numbers.error.same-times");
        }
    }

    private Set<DayOfWeek> chosenDays() {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> days.contains(day.name()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
