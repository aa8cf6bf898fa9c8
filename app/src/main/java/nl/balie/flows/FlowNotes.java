package nl.balie.flows;

import java.util.UUID;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import nl.balie.processes.ContactPort;
import org.springframework.stereotype.Component;

/** Keeps what a flow has to say about its contact. */
@Component
class FlowNotes implements ContactPort {
    private final Facts facts;
    private final Tenancy tenancy;

    FlowNotes(Facts facts, Tenancy tenancy) {
        this.facts = facts;
        this.tenancy = tenancy;
    }

    @Override
    public void note(String organisation, String contactId, String text) {
        tenancy.in(organisation, () -> facts.record(UUID.fromString(contactId), new Fact.Noted(text)));
    }
}
