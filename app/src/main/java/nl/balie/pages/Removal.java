package nl.balie.pages;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

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

    /**
     * Removes something, unless something else needs it.
     *
     * @param thing empty: the organisation has no such thing
     * @param uses what needs it
     * @param remove takes it away
     */
    static <T> Removal of(Optional<T> thing, Function<T, List<Use>> uses, Consumer<T> remove) {
        if (thing.isEmpty()) {
            return new Unknown();
        }
        List<Use> needing = uses.apply(thing.get());
        if (!needing.isEmpty()) {
            return new InUse(needing);
        }
        remove.accept(thing.get());
        return new Removed();
    }
}
