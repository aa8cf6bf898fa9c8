package nl.balie.contacts;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One contact as it stands. Times are null as long as the thing has not happened.
 *
 * @param talked how long agents have spoken with the customer, up to the last one's goodbye; a survey after that and the
 *     wait for another agent do not count
 */
public record Contact(
        UUID id,
        Channel channel,
        Direction direction,
        @Nullable String from,
        String to,
        String node,
        Instant startedAt,
        @Nullable Instant queuedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        Duration talked,
        @Nullable String queue,
        @Nullable String skillGroup,
        @Nullable UUID agentId,
        @Nullable String agentUsername,
        @Nullable String agent,
        @Nullable String disposition,
        @Nullable Result result,
        @Nullable Long processInstanceKey) {

    /** The kinds of channel. */
    public enum Channel {
        VOICE("telefoon");

        private final String apiName;

        Channel(String apiName) {
            this.apiName = apiName;
        }

        /** The name in the public API. */
        public String apiName() {
            return apiName;
        }
    }

    /** Who started it. */
    public enum Direction {
        INBOUND("inkomend"),
        OUTBOUND("uitgaand");

        private final String apiName;

        Direction(String apiName) {
            this.apiName = apiName;
        }

        /** The name in the public API. */
        public String apiName() {
            return apiName;
        }
    }
}
