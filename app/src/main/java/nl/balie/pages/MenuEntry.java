package nl.balie.pages;

import java.util.function.Predicate;
import org.springframework.security.core.Authentication;

/**
 * A link in the menu; a module gives one as a bean for each of its pages.
 *
 * @param path where it leads, such as {@code /beheer/gebruikers}; the entry is current there and below
 * @param text key in the message files
 * @param place order within the section, low first
 * @param visible who sees it; a link is no protection, the page itself refuses others
 */
public record MenuEntry(
        Section section, String path, String text, int place, Predicate<? super Authentication> visible) {

    /** Where a link stands. */
    public enum Section {
        /** In the header, on each page. */
        MAIN,
        /** Beside the pages below /beheer. */
        ADMINISTRATION
    }
}
