package nl.balie.pages;

import java.util.List;
import java.util.UUID;

/** What became of an addition or a change. */
public sealed interface Saved {
    /** It is stored. */
    record Done(UUID id) implements Saved {}

    /** Nothing is stored: there is another one with this name, number or date. */
    record Taken() implements Saved {}

    /** Nothing is stored: it would get another name, and these know it by the one that it has. */
    record Named(List<Use> uses) implements Saved {
        public Named {
            uses = List.copyOf(uses);
        }
    }

    /**
     * Nothing is stored, for a reason of its own.
     *
     * @param key of the text in the message files
     * @param values of that text
     */
    record Refused(String key, List<String> values) implements Saved {
        public Refused {
            values = List.copyOf(values);
        }
    }

    /** Nothing is stored: this organisation has no such thing. */
    record Unknown() implements Saved {}
}
