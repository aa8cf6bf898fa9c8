package nl.balie.lookups.web;

import java.time.Instant;
import java.util.UUID;
import nl.balie.callers.Deed;
import nl.balie.callers.Parties;
import nl.balie.callers.Party;
import nl.balie.callers.Place;
import nl.balie.callers.Shown;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import org.springframework.context.annotation.Bean;

/** Contacts without a call, for an application that has no telephony: what a step does for one is really done. */
class OffTheLine {
    @Bean
    Parties parties(Tenancy tenancy) {
        return (organisation, contact) -> new Somebody(organisation, contact, tenancy);
    }

    private record Somebody(String organisation, UUID contact, Tenancy tenancy) implements Party {
        @Override
        public Origin origin() {
            return Origin.EXTERNAL;
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public boolean calamity(boolean asSet) {
            return asSet;
        }

        @Override
        public <T> T does(Deed<T> deed) {
            return deed.byItself() ? deed.act().get() : tenancy.in(organisation, deed.act());
        }

        @Override
        public void explains(Shown shown) {
            // nobody looks
        }

        @Override
        public Place place() {
            throw new IllegalStateException("looking something up needs no place");
        }

        @Override
        public void settle(Result result) {
            throw new IllegalStateException("looking something up settles nothing");
        }
    }
}
