package nl.balie.lookups;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.callers.Callers;
import nl.balie.callers.Deed;
import nl.balie.callers.Party;
import nl.balie.callers.Shown;
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

    private final Callers callers;
    private final LookUpSources sources;
    private final LookUps lookUps;
    private final Facts facts;
    private final Tenancy tenancy;

    LookUpSteps(Callers callers, LookUpSources sources, LookUps lookUps, Facts facts, Tenancy tenancy) {
        this.callers = callers;
        this.sources = sources;
        this.lookUps = lookUps;
        this.facts = facts;
        this.tenancy = tenancy;
    }

    @Override
    public LookedUp lookUp(String organisation, String contactId, String source, String key) {
        Party party = callers.party(organisation, contactId);
        if (key.isBlank()) {
            return LookedUp.NOTHING;
        }
        Optional<Named> asked = tenancy.read(organisation, () -> sources.named(source));
        if (asked.isEmpty()) {
            record(
                    party,
                    new Fact.SourceMissing(source),
                    Shown.wrong("lookups.tried.failed", source, "er is geen bron met deze naam"));
            return LookedUp.FAILED;
        }
        UUID id = asked.get().id();
        try {
            Optional<Map<String, Object>> answer =
                    lookUps.ask(asked.get().source().get(), key);
            boolean found = answer.isPresent();
            record(
                    party,
                    new Fact.LookedUp(id, found),
                    Shown.of(found ? "lookups.tried.found" : "lookups.tried.not-found", source));
            return answer.map(fields -> new LookedUp(true, fields, false)).orElse(LookedUp.NOTHING);
        } catch (LookUpFailedException | IllegalStateException failure) {
            log.warn("contact {}: look-up in {} of {} failed", party.contact(), source, organisation, failure);
            String why = String.valueOf(failure.getMessage());
            record(party, new Fact.LookUpFailed(id, why), Shown.wrong("lookups.tried.failed", source, why));
            return LookedUp.FAILED;
        }
    }

    private void record(Party party, Fact fact, Shown shown) {
        party.does(Deed.of(shown, () -> facts.record(party.contact(), fact)));
    }
}
