package nl.balie.calls;

import java.util.ArrayList;
import java.util.List;

/** The state after an event and what must be done, in this order. */
record CallStep(CallState state, List<CallEffect> effects) {
    CallStep {
        effects = List.copyOf(effects);
    }

    static CallStep of(CallState state, CallEffect... effects) {
        return new CallStep(state, List.of(effects));
    }

    /** The same, after this has been done first. */
    CallStep after(CallEffect earlier) {
        List<CallEffect> all = new ArrayList<>();
        all.add(earlier);
        all.addAll(effects);
        return new CallStep(state, all);
    }

    /** The same, and at last this. */
    CallStep before(CallEffect later) {
        List<CallEffect> all = new ArrayList<>(effects);
        all.add(later);
        return new CallStep(state, all);
    }
}
