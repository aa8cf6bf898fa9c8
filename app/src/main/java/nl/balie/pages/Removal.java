package nl.balie.pages;

import java.util.List;

/** What became of a removal. */
public sealed interface Removal {
    /** It is gone. */
    record Removed() implements Removal {}

    /** It is still there, because these need it. */
    record InUse(List<Use> uses) implements Removal {
        public InUse {
            uses = List.copyOf(uses);
        }
    }

    /** This organisation has no such thing. */
    record Unknown() implements Removal {}
}
