package nl.balie.desk.history;

import java.time.ZonedDateTime;
import java.util.UUID;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contact.Direction;
import nl.balie.contacts.Result;
import org.jspecify.annotations.Nullable;

/**
 * One contact in the list.
 *
 * @param from null for a caller who does not show his number
 * @param waited null when it never waited
 * @param talked null when nobody answered
 * @param result null while it runs
 */
record ContactLine(
        UUID id,
        Channel channel,
        Direction direction,
        @Nullable String from,
        String to,
        ZonedDateTime startedAt,
        @Nullable String waited,
        @Nullable String talked,
        @Nullable String queue,
        @Nullable String agent,
        @Nullable String disposition,
        @Nullable Result result) {}
