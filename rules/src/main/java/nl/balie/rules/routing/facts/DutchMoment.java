package nl.balie.rules.routing.facts;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import nl.balie.rules.routing.Route;

/** Moments in Dutch, spelled out so that a decision does not hang on the locale data of the machine. */
final class DutchMoment {
    private static final String[] DAYS = {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"
    };
    private static final String[] MONTHS = {
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december"
    };

    private DutchMoment() {}

    /** ' op maandag 9 februari 2026 om 09:15' when the line is bound to hours, days or dates, otherwise nothing. */
    static String ifItMatters(Route route, ZonedDateTime at) {
        boolean always = LineHours.of(route).isWholeDay()
                && route.days().isEmpty()
                && route.firstDay() == null
                && route.lastDay() == null;
        return always ? "" : " op " + text(at);
    }

    private static String text(ZonedDateTime at) {
        return DAYS[at.getDayOfWeek().getValue() - 1] + " " + at.getDayOfMonth() + " "
                + MONTHS[at.getMonthValue() - 1] + " " + at.getYear() + " om "
                + at.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }
}
