package nl.balie.callers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a caller is asked for with keys. */
public sealed interface Asked permits Question, Entry {
    /** What he hears first. */
    List<Sound> sounds();

    /** How long to wait for the first key. */
    Duration patience();

    /** The same, with something said before it. */
    Asked after(List<Sound> before);

    /** One after the other. */
    static List<Sound> joined(List<Sound> first, List<Sound> second) {
        List<Sound> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
