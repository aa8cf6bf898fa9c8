package nl.balie.calls;

import java.util.List;
import java.util.UUID;
import nl.balie.acd.ChannelRecovery;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contact.Channel;
import nl.balie.flows.FlowMessage;
import nl.balie.flows.Flows;
import org.springframework.stereotype.Component;

/** Calls do not survive an interruption, since their media is gone; a customer who waits to be called back still waits. */
@Component
class CallRecovery implements ChannelRecovery {
    private final CallRecords records;
    private final CallbackRecovery callbacks;
    private final Flows flows;
    private final CallSettings settings;

    CallRecovery(CallRecords records, CallbackRecovery callbacks, Flows flows, CallSettings settings) {
        this.records = records;
        this.callbacks = callbacks;
        this.flows = flows;
        this.settings = settings;
    }

    @Override
    public Channel channel() {
        return Channel.VOICE;
    }

    @Override
    public List<UUID> interrupted() {
        return records.openOn(settings.node());
    }

    @Override
    public boolean keepsItsPlace(Contact contact) {
        return callbacks.goesOn(contact);
    }

    @Override
    public void ended(Contact contact) {
        callbacks.interrupted(contact.id());
        Long instance = contact.processInstanceKey();
        if (instance == null) {
            flows.tell(contact.id(), FlowMessage.CONTACT_ENDED);
        } else {
            flows.cancel(contact.id(), instance);
        }
    }
}
