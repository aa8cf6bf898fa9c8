package nl.balie.pages;

/**
 * What stands on top of each page of those whom it is for, such as the call that somebody has; a module gives one as a bean.
 * It reads nothing from the database, since pages that say that something failed have it too.
 */
public interface FramePart {
    /** The template whose fragment {@code on-every-page} is shown. */
    String template();

    /** Whether this visitor has it on the page at this path. */
    boolean isFor(Visitor visitor, String here);
}
