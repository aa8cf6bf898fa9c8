package nl.balie.pages;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.balie.pages.WrongQuery.Fault;
import nl.balie.pages.WrongQuery.Reason;
import org.jspecify.annotations.Nullable;

/** Which page of a list somebody asks for. */
public final class PageNumber {
    /** Beyond this nobody reads; the database would count off every row before it. */
    public static final int LAST = 10_000;

    private static final Pattern FORM = Pattern.compile("[0-9]{1,5}");

    private PageNumber() {}

    /**
     * From 1 on; the first when none was asked for.
     *
     * @param name in the query
     * @throws WrongQuery when it is no number, or beyond the last page that there can be
     */
    public static int of(String name, @Nullable String text) {
        if (text == null) {
            return 1;
        }
        fault(name, text).ifPresent(fault -> {
            throw new WrongQuery(List.of(fault));
        });
        return Integer.parseInt(text);
    }

    /** What is wrong with the number of a page; empty when it is right. */
    static Optional<Fault> fault(String name, String text) {
        int number = FORM.matcher(text).matches() ? Integer.parseInt(text) : 0;
        return number < 1 || number > LAST ? Optional.of(new Fault(name, Reason.NUMBER, 1, LAST)) : Optional.empty();
    }
}
