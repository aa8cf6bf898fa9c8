package nl.balie.acd;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.tenants.Organisations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Puts things right at a start: each channel says which contacts cannot go on after the interruption, such as calls, whose
 * media is gone. Those end at the last moment of which anything of them is known, since nobody knows how long Balie was gone,
 * and no agent stays in them; all others are as they were.
 */
@Component
public class Recovery {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final Tenancy tenancy;
    private final Organisations organisations;
    private final Contacts contacts;
    private final Queueing queueing;
    private final Offers offers;
    private final AgentStates states;
    private final OfferTimer timer;
    private final ObjectProvider<ChannelRecovery> channels;
    private final Clock clock;

    Recovery(
            Tenancy tenancy,
            Organisations organisations,
            Contacts contacts,
            Queueing queueing,
            Offers offers,
            AgentStates states,
            OfferTimer timer,
            ObjectProvider<ChannelRecovery> channels,
            Clock clock) {
        this.tenancy = tenancy;
        this.organisations = organisations;
        this.contacts = contacts;
        this.queueing = queueing;
        this.offers = offers;
        this.states = states;
        this.timer = timer;
        this.channels = channels;
        this.clock = clock;
    }

    /** Ends what this node left open and cannot go on; before the first contact is taken. */
    public void afterStart() {
        for (var organisation : organisations.all()) {
            channels.orderedStream().forEach(channel -> recover(organisation.id(), channel));
            offerAnew(organisation.id());
            tenancy.in(organisation.id(), () -> wakeWrapUps(organisation.id()));
        }
    }

    private void recover(String organisation, ChannelRecovery channel) {
        List<UUID> interrupted = tenancy.in(organisation, channel::interrupted);
        Instant lastKnown =
                tenancy.read(organisation, () -> contacts.lastFact(interrupted)).orElseGet(clock::instant);
        for (UUID id : interrupted) {
            Contact contact = tenancy.in(organisation, () -> contacts.find(id)).orElseThrow();
            if (tenancy.in(organisation, () -> channel.keepsItsPlace(contact))) {
                queueing.takeBack(organisation, id);
                continue;
            }
            log.info("contact {} was interrupted", id);
            tenancy.in(organisation, () -> {
                queueing.end(organisation, id, Result.INTERRUPTED, lastKnown, EndCause.INTERRUPTION);
                channel.ended(contact);
            });
        }
    }

    /** What was offered goes on from its place in line: nobody could answer meanwhile. */
    private void offerAnew(String organisation) {
        tenancy.in(organisation, offers::live).forEach(offer -> queueing.takeBack(organisation, offer.contactId()));
    }

    /** A wrap-up ends when it was to end, or at once when that was meanwhile. */
    private void wakeWrapUps(String organisation) {
        states.wrappingUp()
                .forEach(wrapUp -> timer.startWrapUp(organisation, wrapUp.agent(), wrapUp.contact(), wrapUp.until()));
    }
}
