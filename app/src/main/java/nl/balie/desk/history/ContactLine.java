package nl.balie.desk.history;

import java.time.ZonedDateTime;
import java.util.UUID;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contact.Direction;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.Result;
import org.jspecify.annotations.Nullable;

/**
 * One contact in the list.
 *
 * @param from null for a caller who does not show his number
 * @param to null when the channel has no addresses
 * @param waited null when it never waited
 * @param answered whether an agent had it
 * @param talked how long agents spoke with the customer; null when nobody answered, and of a contact that is no call
 * @param result null while it runs
 */
record ContactLine(
        UUID id,
        Channel channel,
        Direction direction,
        Origin origin,
        @Nullable String from,
        @Nullable String to,
        ZonedDateTime startedAt,
        @Nullable String waited,
        boolean answered,
        @Nullable String talked,
        @Nullable String queue,
        @Nullable String agent,
        @Nullable String disposition,
        @Nullable Result result) {
    ContactLine talked(String time) {
        return new ContactLine(
                id,
                channel,
                direction,
                origin,
                from,
                to,
                startedAt,
                waited,
                answered,
                time,
                queue,
                agent,
                disposition,
                result);
    }
}
