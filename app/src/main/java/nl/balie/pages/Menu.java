package nl.balie.pages;

import java.util.List;

/**
 * The links of one page, as the frame shows them.
 *
 * @param main in the header
 * @param side beside the page, empty outside administration
 */
public record Menu(List<Link> main, List<Group> side) {
    static final Menu NONE = new Menu(List.of(), List.of());

    /**
     * Links that belong together.
     *
     * @param name its text is the key {@code menu.group.} and this
     */
    public record Group(String name, List<Link> links) {}

    /**
     * One link.
     *
     * @param text key in the message files
     * @param current whether this page is it, or below it
     */
    public record Link(String path, String text, boolean current) {}
}
