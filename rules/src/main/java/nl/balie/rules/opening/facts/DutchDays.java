package nl.balie.rules.opening.facts;

import java.time.DayOfWeek;

/** Dutch names of days, spelled out so that a decision does not hang on the locale data of the machine. */
final class DutchDays {
    private DutchDays() {}

    static String name(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> "maandag";
            case TUESDAY -> "dinsdag";
            case WEDNESDAY -> "woensdag";
            case THURSDAY -> "donderdag";
            case FRIDAY -> "vrijdag";
            case SATURDAY -> "zaterdag";
            case SUNDAY -> "zondag";
        };
    }
}
