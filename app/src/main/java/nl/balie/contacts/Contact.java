package nl.balie.contacts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One contact as it stands, of whatever channel. Times are null as long as the thing has not happened.
 *
 * @param origin where it comes from
 * @param from who began it, in the words of its channel, such as a number; null when he is not known
 * @param to where it came, or who was called; null when its channel has no addresses
 */
public record Contact(
        UUID id,
        Channel channel,
        Direction direction,
        Origin origin,
        @Nullable String from,
        @Nullable String to,
        Instant startedAt,
        @Nullable Instant queuedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable String queue,
        @Nullable String skillGroup,
        @Nullable UUID agentId,
        @Nullable String agentUsername,
        @Nullable String agent,
        @Nullable String disposition,
        @Nullable Result result,
        @Nullable Long processInstanceKey) {

    /** The customer's address: who began it, or who is called back; null when he is not known. */
    public @Nullable String customer() {
        return direction == Direction.OUTBOUND ? to : from;
    }

    /** The kinds of channel. */
    public enum Channel {
        VOICE("telefoon"),
        /** Work that somebody hands in, without anybody who waits on a line. */
        TASK("taak");

        private final String apiName;

        Channel(String apiName) {
            this.apiName = apiName;
        }

        /** The name in the public API. */
        public String apiName() {
            return apiName;
        }
    }

    /** Where a contact comes from (requirement 2.3.2); what Balie began itself counts as from outside. */
    public enum Origin {
        EXTERNAL("extern"),
        /** From a phone of somebody who works for the organisation. */
        INTERNAL("intern"),
        /** It came back from somebody who did not take it. */
        FALLBACK("terugval");

        private final String apiName;

        Origin(String apiName) {
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
