package nl.balie.telephony.calls;

import java.util.ArrayList;
import java.util.List;
import nl.balie.telephony.Destination;

/** The line to one who takes part in a call. */
sealed interface Leg {
    /** The attempt in which he was rung, by which everything that he does is known; 0 for one who called. */
    long dial();

    /**
     * He is being rung.
     *
     * @param sounds whether he is heard already, before he answers
     * @param pickUps operations that wait for his phone to answer by itself
     */
    record Rung(long dial, Destination destination, boolean ringing, boolean sounds, List<Long> pickUps)
            implements Leg {
        public Rung {
            pickUps = List.copyOf(pickUps);
        }

        Rung(long dial, Destination destination) {
            this(dial, destination, false, false, List.of());
        }

        Rung nowRinging() {
            return new Rung(dial, destination, true, sounds, pickUps);
        }

        Rung nowHeard() {
            return new Rung(dial, destination, ringing, true, pickUps);
        }

        Rung withPickUp(long operation) {
            List<Long> more = new ArrayList<>(pickUps);
            more.add(operation);
            return new Rung(dial, destination, ringing, sounds, more);
        }

        Rung without(long operation) {
            return new Rung(
                    dial,
                    destination,
                    ringing,
                    sounds,
                    pickUps.stream().filter(other -> other != operation).toList());
        }
    }

    /**
     * He is on the line.
     *
     * @param holds whether his own phone has put all others on hold
     * @param held whether he was put on hold by what the outside asked
     * @param muted whether nobody is to hear him
     */
    record Talks(long dial, boolean holds, boolean held, boolean muted) implements Leg {
        Talks(long dial) {
            this(dial, false, false, false);
        }

        Talks withHolds(boolean now) {
            return new Talks(dial, now, held, muted);
        }

        Talks withHeld(boolean now) {
            return new Talks(dial, holds, now, muted);
        }

        Talks withMuted(boolean now) {
            return new Talks(dial, holds, held, now);
        }
    }
}
