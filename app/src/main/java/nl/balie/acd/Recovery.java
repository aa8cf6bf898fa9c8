package nl.balie.acd;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.organisations.Organisations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts things right at a start: the calls that this node had when it was interrupted are gone with their media, so their
 * contacts end as interrupted, and no agent stays in them.
 */
@Component
public class Recovery {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final Tenancy tenancy;
    private final Organisations organisations;
    private final Contacts contacts;
    private final Queueing queueing;
    private final AgentStates states;
    private final OfferTimer timer;
    private final Clock clock;

    Recovery(
            Tenancy tenancy,
            Organisations organisations,
            Contacts contacts,
            Queueing queueing,
            AgentStates states,
            OfferTimer timer,
            Clock clock) {
        this.tenancy = tenancy;
        this.organisations = organisations;
        this.contacts = contacts;
        this.queueing = queueing;
        this.states = states;
        this.timer = timer;
        this.clock = clock;
    }

    /**
     * Ends what this node left open; before the first call is taken.
     *
     * @param goesOn whether a contact is not over though its call is; it keeps its place, and no agent has it any more
     * @param interrupted told of each other contact, in the transaction that ends it
     */
    public void afterStart(String node, Predicate<Contact> goesOn, BiConsumer<String, Contact> interrupted) {
        for (var organisation : organisations.all()) {
            for (Contact contact : tenancy.in(organisation.id(), () -> contacts.openOn(node))) {
                if (tenancy.in(organisation.id(), () -> goesOn.test(contact))) {
                    queueing.takeBack(organisation.id(), contact.id());
                    continue;
                }
                log.info("contact {} was interrupted", contact.id());
                tenancy.in(organisation.id(), () -> {
                    queueing.end(organisation.id(), contact.id(), Result.INTERRUPTED, clock.instant(), "onderbreking");
                    interrupted.accept(organisation.id(), contact);
                });
            }
            tenancy.in(organisation.id(), () -> wakeWrapUps(organisation.id()));
        }
    }

    private void wakeWrapUps(String organisation) {
        Map<UUID, Instant> wrappingUp = states.wrappingUp();
        wrappingUp.forEach((agent, until) -> timer.startWrapUp(organisation, agent, until));
    }
}
