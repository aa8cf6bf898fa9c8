package nl.balie.callflows;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the contacts of a period went in one version of a callflow.
 *
 * @param contacts how many came into it
 * @param abandoned how many hung up in it, before anybody had helped them
 * @param elements its steps and events, the busiest first; also those where nobody came
 * @param arrows its sequence flows, the busiest first; also those that nobody took
 */
public record HeatMap(int contacts, int abandoned, List<Spot> elements, List<Spot> arrows) {
    public HeatMap {
        elements = List.copyOf(elements);
        arrows = List.copyOf(arrows);
    }

    /**
     * A place in the model.
     *
     * @param id of the element or sequence flow
     * @param name as the model has it; of an arrow without one, from where to where; may be empty
     * @param contacts how many came here at least once
     * @param share of all contacts, in whole percents, half up
     * @param times how often contacts came here
     * @param average how long they stayed each time; null for what takes no time, and where nobody came
     * @param abandoned how many hung up here
     */
    public record Spot(
            String id,
            String name,
            int contacts,
            int share,
            int times,
            @Nullable Duration average,
            int abandoned) {
        private static final int LEVELS = 5;
        private static final int PERCENT = 100;

        /** How busy it is: 0 where nobody came, then 1 to 5. */
        public int level() {
            return contacts == 0 ? 0 : Math.clamp((share * LEVELS + PERCENT - 1) / PERCENT, 1, LEVELS);
        }

        /** The average in seconds, for a page. */
        public double seconds() {
            return average == null ? 0 : average.toMillis() / 1000.0;
        }
    }
}
