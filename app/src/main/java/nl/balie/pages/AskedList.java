package nl.balie.pages;

import nl.balie.database.ListQuery;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a list, as it stands in the address of its page.
 *
 * @param zoek words to look for
 * @param pagina from 1
 */
public record AskedList(@Nullable String zoek, @Nullable String pagina) {
    static final String PAGE = "pagina";

    /**
     * The same for the database.
     *
     * @throws WrongQuery when there cannot be such a page
     */
    public ListQuery query() {
        return query(PAGE, pagina);
    }

    /** The same for a second list on a page, whose number has another name. */
    public ListQuery query(String name, @Nullable String number) {
        return new ListQuery(zoek == null ? "" : zoek, PageNumber.of(name, number));
    }
}
