package nl.balie.lookups;

import java.util.Map;
import java.util.Optional;
import nl.balie.channels.lookup.LookUpFailedException;
import nl.balie.channels.lookup.LookUps;
import nl.balie.channels.lookup.Source;
import nl.balie.database.Tenancy;
import org.springframework.stereotype.Component;

/** Lets an administrator ask a source himself. */
@Component
public class LookUpTrial {
    private final LookUpSources sources;
    private final LookUps lookUps;
    private final Tenancy tenancy;

    LookUpTrial(LookUpSources sources, LookUps lookUps, Tenancy tenancy) {
        this.sources = sources;
        this.lookUps = lookUps;
        this.tenancy = tenancy;
    }

    /**
     * Asks as a callflow would.
     *
     * @param source by its name
     * @return the fields of the answer; empty when the source knows nothing of this key
     * @throws LookUpFailedException when there is no answer that makes sense
     */
    public Optional<Map<String, Object>> ask(String organisation, String source, String key)
            throws LookUpFailedException {
        Optional<Source> asked = tenancy.read(organisation, () -> sources.named(source))
                .map(named -> named.source().get());
        return lookUps.ask(asked.orElseThrow(() -> new IllegalStateException("er is geen bron met deze naam")), key);
    }
}
