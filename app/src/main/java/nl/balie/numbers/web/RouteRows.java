package nl.balie.numbers.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.numbers.PhoneRoutes;
import nl.balie.numbers.RouteDetails;
import nl.balie.numbers.RouteLine;
import nl.balie.pages.Answers;
import nl.balie.queues.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The lines of routing of a number as an administrator reads them; within the organisation's tenancy. */
@Component
class RouteRows {
    private final PhoneRoutes routes;
    private final Answers answers;

    RouteRows(PhoneRoutes routes, Answers answers) {
        this.routes = routes;
        this.answers = answers;
    }

    ListPage<Row> of(UUID number, ListQuery asked) {
        return routes.list(number, asked)
                .map(line -> new Row(
                        line.id(),
                        line.details().description(),
                        line.details().choice(),
                        conditions(line),
                        line.queue(),
                        line.details().priority()));
    }

    /** What restricts the line beside the choice, each in a few words. */
    private List<String> conditions(RouteLine found) {
        RouteDetails line = found.details();
        List<String> conditions = new ArrayList<>();
        if (found.kind() != Queue.Kind.EXTERNAL) {
            conditions.add(answers.text("numbers.routes.kind." + found.kind()));
        }
        if (line.callerPrefix() != null) {
            conditions.add(answers.text("numbers.routes.caller-from", line.callerPrefix()));
        }
        Set<DayOfWeek> days = line.days();
        if (!days.isEmpty()) {
            conditions.add(days.stream()
                    .sorted()
                    .map(day -> answers.text("pages.day.short." + day))
                    .collect(Collectors.joining(", ")));
        }
        if (line.from() != null && line.until() != null) {
            conditions.add(line.from() + " – " + line.until());
        }
        if (line.firstDay() != null) {
            conditions.add(answers.text("numbers.routes.from-day", date(line.firstDay())));
        }
        if (line.lastDay() != null) {
            conditions.add(answers.text("numbers.routes.until-day", date(line.lastDay())));
        }
        return conditions;
    }

    private static String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(LocaleContextHolder.getLocale())
                .format(date);
    }

    /** @param choice null: any */
    record Row(
            UUID id,
            String description,
            @Nullable String choice,
            List<String> conditions,
            String queue,
            int priority) {}
}
