package nl.balie.calls;

import java.util.UUID;
import nl.balie.callbacks.CallbackContacts;
import org.springframework.stereotype.Component;

/** Stores the calls in which customers will be called back by this node. */
@Component
class CustomerCalls implements CallbackContacts {
    private final CallRecords records;
    private final CallSettings settings;

    CustomerCalls(CallRecords records, CallSettings settings) {
        this.records = records;
        this.settings = settings;
    }

    @Override
    public UUID begin(String called, String number, UUID asked) {
        return records.callback(called, number, settings.node(), asked);
    }
}
