package nl.balie.calls;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/telefonie}: what telephony is doing at this moment, for an engineer. */
@Component
@Endpoint(id = "telefonie")
class TelephonyEndpoint {
    private final Exchange exchange;
    private final LiveCalls calls;

    TelephonyEndpoint(Exchange exchange, LiveCalls calls) {
        this.exchange = exchange;
        this.calls = calls;
    }

    /** Calls with their states, registrations and streams. */
    @ReadOperation
    Map<String, Object> state() {
        return exchange.isOpen()
                ? Map.of(
                        "open",
                        true,
                        "contacten",
                        calls.count(),
                        "telefonie",
                        exchange.telephony().debugState())
                : Map.of("open", false);
    }
}
