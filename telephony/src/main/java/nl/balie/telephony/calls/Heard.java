package nl.balie.telephony.calls;

import java.util.Set;

/** What one who is on the line hears. */
sealed interface Heard {

    /** Those who were rung in these attempts. */
    record Others(Set<Long> dials) implements Heard {
        public Others {
            dials = Set.copyOf(dials);
        }
    }

    /** None of the others. */
    enum Alone implements Heard {
        /** What he is told and asked ({@link HearingMachine}). */
        PROMPTS,
        /** The music of one who is on hold. */
        MUSIC,
        /** The tone of a phone that rings. */
        RINGING,
        SILENCE
    }
}
