package nl.balie.lookups;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.channels.lookup.LookUpFailedException;
import nl.balie.channels.lookup.LookUps;
import nl.balie.channels.lookup.Source;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EventType;
import nl.balie.database.Tenancy;
import nl.balie.processes.LookUpPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The step of a flow that looks something up. Of an answer only that there was one is kept: it may be about a person. */
@Component
class LookUpSteps implements LookUpPort {
    private static final Logger log = LoggerFactory.getLogger(LookUpSteps.class);

    private final LookUpSources sources;
    private final LookUps lookUps;
    private final Contacts contacts;
    private final Tenancy tenancy;

    LookUpSteps(LookUpSources sources, LookUps lookUps, Contacts contacts, Tenancy tenancy) {
        this.sources = sources;
        this.lookUps = lookUps;
        this.contacts = contacts;
        this.tenancy = tenancy;
    }

    @Override
    public LookedUp lookUp(String organisation, String contactId, String source, String key) {
        UUID contact = UUID.fromString(contactId);
        if (key.isBlank()) {
            return LookedUp.NOTHING;
        }
        try {
            Optional<Source> asked = tenancy.read(organisation, () -> sources.named(source));
            if (asked.isEmpty()) {
                return failed(organisation, contact, source, "er is geen bron met deze naam");
            }
            Optional<Map<String, Object>> answer = lookUps.ask(asked.get(), key);
            note(organisation, contact, Map.of("bron", source, "gevonden", answer.isPresent()));
            return answer.map(found -> new LookedUp(true, found, false)).orElse(LookedUp.NOTHING);
        } catch (LookUpFailedException | IllegalStateException failure) {
            log.warn("contact {}: look-up in {} of {} failed", contact, source, organisation, failure);
            return failed(organisation, contact, source, String.valueOf(failure.getMessage()));
        }
    }

    private LookedUp failed(String organisation, UUID contact, String source, String why) {
        note(organisation, contact, Map.of("bron", source, "gevonden", false, "fout", why));
        return LookedUp.FAILED;
    }

    private void note(String organisation, UUID contact, Map<String, Object> data) {
        tenancy.in(organisation, () -> contacts.note(contact, EventType.LOOKED_UP, data));
    }
}
