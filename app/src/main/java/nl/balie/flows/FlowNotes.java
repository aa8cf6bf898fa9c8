package nl.balie.flows;

import java.util.Map;
import java.util.UUID;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EventType;
import nl.balie.database.Tenancy;
import nl.balie.processes.ContactPort;
import org.springframework.stereotype.Component;

/** Keeps what a flow has to say about its contact. */
@Component
class FlowNotes implements ContactPort {
    private final Contacts contacts;
    private final Tenancy tenancy;

    FlowNotes(Contacts contacts, Tenancy tenancy) {
        this.contacts = contacts;
        this.tenancy = tenancy;
    }

    @Override
    public void note(String organisation, String contactId, String text) {
        tenancy.in(
                organisation, () -> contacts.note(UUID.fromString(contactId), EventType.NOTED, Map.of("tekst", text)));
    }
}
