package nl.balie.callflows.steps;

import java.util.Map;
import nl.balie.callers.Callers;
import nl.balie.callers.Deed;
import nl.balie.callers.Party;
import nl.balie.callers.Shown;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EventType;
import nl.balie.processes.ContactPort;
import org.springframework.stereotype.Component;

/** Keeps what a flow has to say about its contact. */
@Component
class Notes implements ContactPort {
    private final Callers callers;
    private final Contacts contacts;

    Notes(Callers callers, Contacts contacts) {
        this.callers = callers;
        this.contacts = contacts;
    }

    @Override
    public void note(String organisation, String contactId, String text) {
        Party party = callers.party(organisation, contactId);
        party.does(Deed.of(
                Shown.of("callflows.tried.note", text),
                () -> contacts.note(party.contact(), EventType.NOTED, Map.of("tekst", text))));
    }
}
