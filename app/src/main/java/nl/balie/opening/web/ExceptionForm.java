package nl.balie.opening.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Optional;
import nl.balie.pages.Check;
import nl.balie.rules.opening.DayException;

/** What is typed for a date that differs; without times it is closed all day. */
record ExceptionForm(String date, String description, String opens, String closes) {
    ExceptionForm {
        date = Check.text(date);
        description = Check.text(description);
        opens = Check.text(opens);
        closes = Check.text(closes);
    }

    static ExceptionForm blank() {
        return new ExceptionForm("", "", "", "");
    }

    static ExceptionForm of(DayException day) {
        return new ExceptionForm(
                day.date().toString(),
                day.description(),
                Objects.toString(day.opens(), ""),
                Objects.toString(day.closes(), ""));
    }

    Optional<DayException> day(Check check) {
        if (date.isEmpty()) {
            check.reject("date", "pages.error.required");
        }
        LocalDate on = check.date("date", date);
        check.required("description", description, 200);
        LocalTime from = check.time("opens", opens);
        LocalTime until = check.time("closes", closes);
        if (opens.isEmpty() && !closes.isEmpty()) {
            check.reject("opens", "pages.error.both-times");
        } else if (!opens.isEmpty() && closes.isEmpty()) {
            check.reject("closes", "pages.error.both-times");
        } else if (from != null && until != null && !until.isAfter(from) && !until.equals(LocalTime.MIDNIGHT)) {
            check.reject("closes", "opening.error.closes-before-opens");
        }
        return on != null && check.passed()
                ? Optional.of(new DayException(on, from, until, description))
                : Optional.empty();
    }
}
