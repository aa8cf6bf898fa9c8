package nl.balie.trials.web;

import java.util.List;
import nl.balie.trials.Ask;
import nl.balie.trials.Line;
import nl.balie.trials.TrialCall.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A trial call as its page shows it.
 *
 * @param questions how many things were asked
 * @param queue where the caller waits, or waited last
 * @param model what is drawn; null when no step was carried out yet
 */
record TrialSheet(
        int revision,
        Stage stage,
        List<Line> lines,
        @Nullable Ask ask,
        int questions,
        String queue,
        @Nullable Drawn model) {
    /** The twelve keys of a telephone, row by row. */
    public static final List<String> KEYS = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#");

    public boolean ended() {
        return stage == Stage.ENDED;
    }

    public boolean waiting() {
        return stage == Stage.WAITING;
    }

    public boolean talking() {
        return stage == Stage.TALKING;
    }

    /** Whether what is asked is answered so. */
    public boolean asks(String kind) {
        return ask != null && ask.kind().name().equals(kind);
    }

    /** Whether the menu that is asked has this key. */
    public boolean offers(String key) {
        return ask != null
                && ask.options().stream().anyMatch(option -> option.value().equals(key));
    }

    /**
     * The model of the process where the call is, with what is marked in it.
     *
     * @param name of the process
     * @param visited elements, with commas between them, repeats included
     * @param flows sequence flows, with commas between them
     * @param active the element that is carried out now; empty for none
     * @param incident the element where it stands still; empty for none
     */
    record Drawn(
            String processId, int version, String name, String visited, String flows, String active, String incident) {}
}
