package nl.balie.calls;

import java.util.concurrent.atomic.AtomicReference;
import nl.balie.telephony.Telephony;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds the telephony of this node while it is open. */
@Component
class Exchange {
    private final AtomicReference<@Nullable Telephony> open = new AtomicReference<>();

    void open(Telephony telephony) {
        open.set(telephony);
    }

    void close() {
        Telephony telephony = open.getAndSet(null);
        if (telephony != null) {
            telephony.close();
        }
    }

    boolean isOpen() {
        return open.get() != null;
    }

    Telephony telephony() {
        Telephony telephony = open.get();
        if (telephony == null) {
            throw new IllegalStateException("telephony is not open");
        }
        return telephony;
    }
}
