package nl.balie.flows;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends instances in the engine. */
@Component
class FlowInstances {
    private static final Logger log = LoggerFactory.getLogger(FlowInstances.class);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
    /** As Zeebe 8.5 says it (its class ProcessInstanceCancelProcessor); its interface has no other way to ask. */
    private static final Pattern CALLER = Pattern.compile("Cancel the root process instance '(\\d+)' instead");

    private final CamundaClient client;

    FlowInstances(CamundaClient client) {
        this.client = client;
    }

    /**
     * Ends the instance. A step of a called process knows the instance of that process only, which the engine refuses to end
     * by itself; it names the one that called it, which is ended instead.
     *
     * @return false when the engine will not end it for a reason that asking again does not change
     * @throws ClientStatusException when there is no such instance (any more), or the engine does not answer
     */
    boolean cancel(long instance) {
        try {
            cancelCaller(instance);
        } catch (ClientStatusException refused) {
            if (refused.getStatusCode() != Status.Code.FAILED_PRECONDITION) {
                throw refused;
            }
            Matcher caller = CALLER.matcher(String.valueOf(refused.getMessage()));
            if (!caller.find()) {
                log.error("the engine will not cancel instance {}", instance, refused);
                return false;
            }
            cancelCaller(Long.parseLong(caller.group(1)));
        }
        return true;
    }

    private void cancelCaller(long instance) {
        client.newCancelInstanceCommand(instance)
                .requestTimeout(REQUEST_TIMEOUT)
                .send()
                .join();
    }
}
