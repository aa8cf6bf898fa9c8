package nl.balie.calls;

import java.time.Instant;
import java.util.UUID;
import nl.balie.callers.Deed;
import nl.balie.callers.Party;
import nl.balie.callers.Place;
import nl.balie.callers.Shown;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.Result;

/** A contact that has no call on this machine: of a customer who will be called, or whose step was done elsewhere. */
record OffLine(String organisation, UUID contact, TelephoneLines lines) implements Party {
    @Override
    public Origin origin() {
        return lines.tenancy.read(
                organisation,
                () -> lines.contacts.find(contact).map(Contact::origin).orElse(Origin.EXTERNAL));
    }

    @Override
    public Instant now() {
        return lines.clock.instant();
    }

    @Override
    public boolean calamity(boolean asSet) {
        return asSet;
    }

    @Override
    public <T> T does(Deed<T> deed) {
        return lines.done(organisation, deed);
    }

    @Override
    public void explains(Shown shown) {
        // nobody looks
    }

    @Override
    public Place place() {
        return new QueuePlace(organisation, contact, null, lines);
    }

    @Override
    public void settle(Result result) {
        // who has the call knows better
    }
}
