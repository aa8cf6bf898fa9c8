package nl.balie.callers;

import java.time.Instant;
import java.util.UUID;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.Result;

/** Whom a flow is about, on the line or not: what steps must know of a contact, and what they may change for it. */
public interface Party {
    UUID contact();

    /** Whose contact it is. */
    String organisation();

    /** Where the contact comes from. */
    Origin origin();

    /** The moment that counts for what is decided. */
    Instant now();

    /**
     * Whether there is a calamity.
     *
     * @param asSet what the calamity switch says
     */
    boolean calamity(boolean asSet);

    /** Has something done in the world. */
    <T> T does(Deed<T> deed);

    /** Tells who tries the callflow why something is so. */
    void explains(Shown shown);

    /** Its place among those who wait. */
    Place place();

    /** Remembers what the contact has come to, which is its result unless somebody speaks with the caller. */
    void settle(Result result);
}
