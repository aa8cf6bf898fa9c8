package nl.balie.pages;

import java.util.List;

/** What everybody of an organisation has to know, in red on top of each page; a module gives one as a bean. */
@FunctionalInterface
public interface Banner {
    /** What there is to say to this visitor now. */
    List<Line> of(Visitor visitor);

    /**
     * @param text key in the message files
     * @param value for the place in the text
     * @param more in the words of whoever typed it
     */
    record Line(String text, String value, String more) {}
}
