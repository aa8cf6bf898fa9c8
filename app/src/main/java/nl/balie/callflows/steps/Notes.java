package nl.balie.callflows.steps;

import nl.balie.callers.Callers;
import nl.balie.callers.Deed;
import nl.balie.callers.Party;
import nl.balie.callers.Shown;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.processes.ContactPort;
import org.springframework.stereotype.Component;

/** Keeps what a flow has to say about its contact. */
@Component
class Notes implements ContactPort {
    private final Callers callers;
    private final Facts facts;

    Notes(Callers callers, Facts facts) {
        this.callers = callers;
        this.facts = facts;
    }

    @Override
    public void note(String organisation, String contactId, String text) {
        Party party = callers.party(organisation, contactId);
        party.does(Deed.of(
                Shown.of("callflows.tried.note", text), () -> facts.record(party.contact(), new Fact.Noted(text))));
    }
}
