package nl.balie.callers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.processes.CallerGoneException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds whom a flow is about by its contact. */
@Component
public class Callers {
    private final ObjectProvider<Lines> providedLines;
    /** Asked for once, after everything is made: the lines need their steps, and those need this. */
    private volatile @Nullable List<Lines> lines;

    private final ObjectProvider<Parties> parties;

    Callers(ObjectProvider<Lines> lines, ObjectProvider<Parties> parties) {
        this.providedLines = lines;
        this.parties = parties;
    }

    /** Who is on the line, whoever leads him; empty when nobody is. */
    public Optional<Caller> of(String contactId) {
        UUID contact = UUID.fromString(contactId);
        for (Lines line : lines()) {
            Optional<Caller> caller = line.of(contact);
            if (caller.isPresent()) {
                return caller;
            }
        }
        return Optional.empty();
    }

    private List<Lines> lines() {
        List<Lines> known = lines;
        if (known == null) {
            known = providedLines.stream().toList();
            lines = known;
        }
        return known;
    }

    /**
     * Who is led by his flow.
     *
     * @throws CallerGoneException when he is not there, or something else leads him
     */
    public Caller led(String contactId) throws CallerGoneException {
        return of(contactId).filter(Caller::isLed).orElseThrow(() -> new CallerGoneException(contactId));
    }

    /** Whom the contact is of, whether on the line or not. */
    public Party party(String organisation, String contactId) {
        return of(contactId)
                .<Party>map(caller -> caller)
                .orElseGet(() -> parties.getObject().of(organisation, UUID.fromString(contactId)));
    }
}
