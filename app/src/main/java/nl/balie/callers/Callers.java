package nl.balie.callers;

import java.util.Optional;
import java.util.UUID;
import nl.balie.processes.CallerGoneException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds whom a flow is about by its contact. */
@Component
public class Callers {
    private final ObjectProvider<Lines> lines;
    private final ObjectProvider<Parties> parties;

    Callers(ObjectProvider<Lines> lines, ObjectProvider<Parties> parties) {
        this.lines = lines;
        this.parties = parties;
    }

    /** Who is on the line, whoever leads him; empty when nobody is. */
    public Optional<Caller> of(String contactId) {
        UUID contact = UUID.fromString(contactId);
        return lines.stream().flatMap(line -> line.of(contact).stream()).findFirst();
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
