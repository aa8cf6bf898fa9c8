package nl.balie.desk;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import nl.balie.acd.MissedOffer;
import nl.balie.acd.OfferOutcome;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contact.Direction;
import nl.balie.numbers.WrittenNumber;
import org.jspecify.annotations.Nullable;

/**
 * An offer that the agent let pass, as it stands until he has read of it.
 *
 * @param who the customer's number as people write it, or null when he does not show it
 * @param colleague who helped him meanwhile, or null
 */
record MissedView(
        UUID offerId,
        UUID contactId,
        Channel channel,
        ZonedDateTime at,
        @Nullable String who,
        String queue,
        OfferOutcome outcome,
        Since since,
        @Nullable String colleague) {

    /** What became of the contact since; by its name in the message files, text. */
    enum Since {
        HELPED,
        GONE,
        WAITING
    }

    static MissedView of(MissedOffer offer, Contact contact, ZoneId zone) {
        Since since = Since.WAITING;
        if (contact.answeredAt() != null) {
            since = Since.HELPED;
        } else if (contact.endedAt() != null) {
            since = Since.GONE;
        }
        return new MissedView(
                offer.id(),
                offer.contactId(),
                contact.channel(),
                offer.offeredAt().atZone(zone),
                WrittenNumber.of(contact.direction() == Direction.OUTBOUND ? contact.to() : contact.from()),
                offer.queue(),
                offer.outcome(),
                since,
                contact.agent());
    }
}
