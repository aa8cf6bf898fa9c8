package nl.balie.lookups;

import java.util.Map;
import java.util.Optional;
import nl.balie.callers.Callers;
import nl.balie.callers.Deed;
import nl.balie.callers.Party;
import nl.balie.callers.Shown;
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

    private final Callers callers;
    private final LookUpSources sources;
    private final LookUps lookUps;
    private final Contacts contacts;
    private final Tenancy tenancy;

    LookUpSteps(Callers callers, LookUpSources sources, LookUps lookUps, Contacts contacts, Tenancy tenancy) {
        this.callers = callers;
        this.sources = sources;
        this.lookUps = lookUps;
        this.contacts = contacts;
        this.tenancy = tenancy;
    }

    @Override
    public LookedUp lookUp(String organisation, String contactId, String source, String key) {
        Party party = callers.party(organisation, contactId);
        if (key.isBlank()) {
            return LookedUp.NOTHING;
        }
        try {
            Optional<Source> asked = tenancy.read(organisation, () -> sources.named(source));
            if (asked.isEmpty()) {
                return failed(party, source, "er is geen bron met deze naam");
            }
            Optional<Map<String, Object>> answer = lookUps.ask(asked.get(), key);
            keep(
                    party,
                    Map.of("bron", source, "gevonden", answer.isPresent()),
                    Shown.of(answer.isPresent() ? "lookups.tried.found" : "lookups.tried.not-found", source));
            return answer.map(found -> new LookedUp(true, found, false)).orElse(LookedUp.NOTHING);
        } catch (LookUpFailedException | IllegalStateException failure) {
            log.warn("contact {}: look-up in {} of {} failed", party.contact(), source, organisation, failure);
            return failed(party, source, String.valueOf(failure.getMessage()));
        }
    }

    private LookedUp failed(Party party, String source, String why) {
        keep(
                party,
                Map.of("bron", source, "gevonden", false, "fout", why),
                Shown.wrong("lookups.tried.failed", source, why));
        return LookedUp.FAILED;
    }

    private void keep(Party party, Map<String, Object> data, Shown shown) {
        party.does(Deed.of(shown, () -> contacts.note(party.contact(), EventType.LOOKED_UP, data)));
    }
}
