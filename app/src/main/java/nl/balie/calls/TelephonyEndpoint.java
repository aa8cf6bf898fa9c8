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

    /** Calls with their states, in the life of their contact and on the line, registrations and streams; ids only. */
    @ReadOperation
    Map<String, Object> state() {
        return exchange.isOpen()
                ? Map.of(
                        "open",
                        true,
                        "contacten",
                        calls.count(),
                        "verloop",
                        calls.all().stream().map(LiveCall::debugState).toList(),
                        "telefonie",
                        exchange.telephony().debugState())
                : Map.of("open", false);
    }
}
