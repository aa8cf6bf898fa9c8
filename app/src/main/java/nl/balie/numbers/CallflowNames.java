package nl.balie.numbers;

import java.util.List;

/** Which callflows an administrator can put behind a number; answered by whoever deploys them. */
public interface CallflowNames {
    /** The deployed callflows that this organisation may use, its own and the shipped ones, by name. */
    List<Callflow> of(String organisation);

    /**
     * A callflow to choose.
     *
     * @param id the process id
     * @param name as its model says, in Dutch
     * @param calamity whether it looks at the number's calamity switch (requirement 2.2.73)
     */
    record Callflow(String id, String name, boolean calamity) {
        private static final String SHIPPED = "balie-";

        /** Whether it came with Balie, so that nobody can draw a step into it. */
        public boolean shipped() {
            return id.startsWith(SHIPPED);
        }
    }
}
