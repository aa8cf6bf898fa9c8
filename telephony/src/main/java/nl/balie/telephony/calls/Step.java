package nl.balie.telephony.calls;

import java.util.ArrayList;
import java.util.List;

/** The state after an event and what must be done, in this order. */
record Step(CallState state, List<Effect> effects) {
    Step {
        effects = List.copyOf(effects);
    }

    static Step of(CallState state, Effect... effects) {
        return new Step(state, List.of(effects));
    }

    /** The same state, after these have been done first. */
    Step after(List<Effect> earlier) {
        List<Effect> all = new ArrayList<>(earlier);
        all.addAll(effects);
        return new Step(state, all);
    }
}
