package nl.balie.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a colleague who handles contacts in Balie can be reached now (requirement 2.5.12).
 *
 * @param since null when he never was anything else; of who is signed out: when he was last seen
 * @param reason why he is absent, or null
 */
public record Availability(
        State state, @Nullable Instant since, @Nullable String reason) {
    /** What he is doing. */
    public enum State {
        AVAILABLE("beschikbaar"),
        /** A call is offered to him. */
        OFFERED("krijgt-oproep"),
        IN_CALL("in-gesprek"),
        WRAP_UP("nawerk"),
        ABSENT("afwezig"),
        SIGNED_OUT("afgemeld");

        private final String apiName;

        State(String apiName) {
            this.apiName = apiName;
        }

        /** The name in the public API. */
        public String apiName() {
            return apiName;
        }
    }
}
