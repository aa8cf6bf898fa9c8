package nl.balie.callbacks;

import java.util.UUID;

/** Begins the contacts in which customers will be called. */
public interface CallbackContacts {
    /**
     * Begins one, on this machine; within the organisation's tenancy.
     *
     * @param called the organisation's number, which the customer sees
     * @param number where he is called, in E.164
     * @param asked the contact in which he asked for it
     * @return the contact
     */
    UUID begin(String called, String number, UUID asked);
}
