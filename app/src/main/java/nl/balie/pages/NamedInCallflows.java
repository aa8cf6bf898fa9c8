package nl.balie.pages;

import java.util.List;

/**
 * Which of the organisation's callflows name something that they would miss under another name; answered by whoever keeps
 * callflows, within the tenancy of the organisation. What is named is neither removed nor renamed.
 */
public interface NamedInCallflows {
    /**
     * The callflows, by name, that look at these opening hours.
     *
     * @param name of the calendar; capitals make no difference
     */
    List<String> calendar(String name);

    /**
     * The callflows, by name, that send callers to this queue.
     *
     * @param name of the queue, exact
     */
    List<String> queue(String name);
}
