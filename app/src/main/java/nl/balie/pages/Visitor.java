package nl.balie.pages;

/** Who looks at the page, as the header names him; the principal of a signed-in user. */
public interface Visitor {
    /** The name as colleagues know it. */
    String displayName();

    /** Id of the organisation, which also chooses the look (themes.css). */
    String organisation();

    /** The organisation's name as citizens know it. */
    String organisationName();
}
