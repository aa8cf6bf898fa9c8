package nl.balie.acd;

import java.util.List;
import java.util.UUID;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contact.Channel;

/**
 * What an interruption of Balie means for the contacts of one channel; asked at the next start, within the organisation's
 * tenancy. Whatever is not named goes on: with its agent, its offer and its place in the queue.
 */
public interface ChannelRecovery {
    /** Whose contacts these are. */
    Channel channel();

    /** The open contacts that this node had and that cannot go on as they were. */
    List<UUID> interrupted();

    /** Whether such a contact is not over: it keeps its place in the queue, and no agent has it any more. */
    boolean keepsItsPlace(Contact contact);

    /** The contact was ended, in this transaction, since it could not go on. */
    void ended(Contact contact);
}
