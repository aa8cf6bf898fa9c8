package nl.balie.rules.opening.facts;

/** On what a verdict rests, from the weakest to the strongest: the order of this list is the order of precedence. */
public enum Ground {
    NO_HOURS_THAT_DAY(false),
    OUTSIDE_WEEKLY_HOURS(false),
    WITHIN_WEEKLY_HOURS(true),
    HOLIDAY(false),
    OUTSIDE_SPECIAL_HOURS(false),
    WITHIN_SPECIAL_HOURS(true),
    SPECIAL_DAY_CLOSED(false);

    private final boolean open;

    Ground(boolean open) {
        this.open = open;
    }

    public boolean isOpen() {
        return open;
    }
}
