package nl.balie.lookups;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.channels.lookup.LookUpFailedException;
import nl.balie.channels.lookup.LookUps;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import nl.balie.lookups.LookUpSources.Named;
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
    private final Facts facts;
    private final Tenancy tenancy;

    LookUpSteps(LookUpSources sources, LookUps lookUps, Facts facts, Tenancy tenancy) {
        this.sources = sources;
        this.lookUps = lookUps;
        this.facts = facts;
        this.tenancy = tenancy;
    }

    @Override
    public LookedUp lookUp(String organisation, String contactId, String source, String key) {
        UUID contact = UUID.fromString(contactId);
        if (key.isBlank()) {
            return LookedUp.NOTHING;
        }
        Optional<Named> asked = tenancy.read(organisation, () -> sources.named(source));
        if (asked.isEmpty()) {
            record(organisation, contact, new Fact.SourceMissing(source));
            return LookedUp.FAILED;
        }
        UUID id = asked.get().id();
        try {
            Optional<Map<String, Object>> answer =
                    lookUps.ask(asked.get().source().get(), key);
            record(organisation, contact, new Fact.LookedUp(id, answer.isPresent()));
            return answer.map(found -> new LookedUp(true, found, false)).orElse(LookedUp.NOTHING);
        } catch (LookUpFailedException | IllegalStateException failure) {
            log.warn("contact {}: look-up in {} of {} failed", contact, source, organisation, failure);
            record(organisation, contact, new Fact.LookUpFailed(id, String.valueOf(failure.getMessage())));
            return LookedUp.FAILED;
        }
    }

    private void record(String organisation, UUID contact, Fact fact) {
        tenancy.in(organisation, () -> facts.record(contact, fact));
    }
}
