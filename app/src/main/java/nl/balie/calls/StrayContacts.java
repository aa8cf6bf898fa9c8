package nl.balie.calls;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.balie.acd.Queueing;
import nl.balie.callbacks.Callbacks;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.tenants.Organisations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends contacts that the database has as calls of this node and that have none: of a call that was stored though nobody heard
 * so, or whose end could not be stored.
 */
@Component
class StrayContacts {
    private static final Logger log = LoggerFactory.getLogger(StrayContacts.class);

    private final LiveCalls calls;
    private final Exchange exchange;
    private final Organisations organisations;
    private final CallRecords records;
    private final Callbacks callbacks;
    private final Contacts contacts;
    private final Queueing queueing;
    private final CallRecovery recovery;
    private final Tenancy tenancy;
    private final CallSettings settings;
    private final Clock clock;
    private Set<UUID> suspects = Set.of();

    StrayContacts(
            LiveCalls calls,
            Exchange exchange,
            Organisations organisations,
            CallRecords records,
            Callbacks callbacks,
            Contacts contacts,
            Queueing queueing,
            CallRecovery recovery,
            Tenancy tenancy,
            CallSettings settings,
            Clock clock) {
        this.calls = calls;
        this.exchange = exchange;
        this.organisations = organisations;
        this.records = records;
        this.callbacks = callbacks;
        this.contacts = contacts;
        this.queueing = queueing;
        this.recovery = recovery;
        this.tenancy = tenancy;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is seen without a call twice has none: a call is known within seconds of its contact's being stored. */
    @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (!exchange.isOpen()) {
            return;
        }
        try {
            Set<UUID> found = new HashSet<>();
            organisations.all().forEach(organisation -> found.addAll(look(organisation.id())));
            suspects = found;
        } catch (RuntimeException away) {
            log.warn("open contacts cannot be looked through: {}", away.getMessage());
        }
    }

    /** The contacts of an organisation that have no call; those that had none before are ended. */
    private Set<UUID> look(String organisation) {
        Set<UUID> found = new HashSet<>(tenancy.read(organisation, () -> records.openOn(settings.node())));
        found.removeIf(calls::knows);
        found.removeIf(contact -> tenancy.read(organisation, () -> callbacks.ofContact(contact))
                .isPresent()); // its customer is called when somebody can
        found.stream().filter(suspects::contains).forEach(contact -> end(organisation, contact));
        return found;
    }

    private void end(String organisation, UUID id) {
        log.error("contact {} is open and has no call; it is ended", id);
        tenancy.in(organisation, () -> {
            Contact contact = contacts.find(id).orElseThrow();
            queueing.end(organisation, id, Result.INTERRUPTED, clock.instant(), EndCause.INTERRUPTION);
            recovery.ended(contact);
        });
    }
}
