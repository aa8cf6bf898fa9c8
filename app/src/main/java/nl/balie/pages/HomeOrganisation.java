package nl.balie.pages;

import java.time.ZoneId;

/** The organisation whose pages these are, for the modules below the one that keeps organisations. Within its tenancy. */
public interface HomeOrganisation {
    /** What it is called. */
    String name();

    /** In which it reads when something was. */
    ZoneId timeZone();
}
