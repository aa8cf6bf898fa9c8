package nl.balie.processes;

import java.util.Map;

/** What the step that looks something up needs. */
public interface LookUpPort {
    /**
     * Asks a source that was set up for the organisation. What goes wrong there is part of the answer: the caller goes on.
     *
     * @param source by its name
     * @param key what is looked up; empty when there is nothing to look up
     */
    LookedUp lookUp(String organisation, String contactId, String source, String key);

    /**
     * @param found whether the source knows the key
     * @param answer what it says of it; empty when nothing was found
     * @param failed whether there was no answer in time, or none that makes sense
     */
    record LookedUp(boolean found, Map<String, Object> answer, boolean failed) {
        public static final LookedUp NOTHING = new LookedUp(false, Map.of(), false);
        public static final LookedUp FAILED = new LookedUp(false, Map.of(), true);
    }
}
