package nl.balie.pages;

import org.jspecify.annotations.Nullable;

/** Which page of a list somebody asks for. */
public final class PageNumber {
    /** Beyond this nobody reads; the database would count off every row before it. */
    private static final int LAST = 10_000;

    private PageNumber() {}

    /** From 1 on; what is no number is the first page. */
    public static int of(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,8}") ? Math.clamp(Integer.parseInt(text), 1, LAST) : 1;
    }
}
