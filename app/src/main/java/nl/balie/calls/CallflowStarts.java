package nl.balie.calls;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.balie.contacts.Contacts;
import nl.balie.database.Persistently;
import nl.balie.database.Tenancy;
import nl.balie.flows.Flows;
import nl.balie.flows.Flows.StartedFlow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has callflows lead calls. */
@Component
class CallflowStarts {
    private final Flows flows;
    private final Contacts contacts;
    private final Tenancy tenancy;
    private final CallSettings settings;

    CallflowStarts(Flows flows, Contacts contacts, Tenancy tenancy, CallSettings settings) {
        this.flows = flows;
        this.contacts = contacts;
        this.tenancy = tenancy;
        this.settings = settings;
    }

    /**
     * Starts a callflow for a call, which then does not know yet that it runs.
     *
     * @param callflow its process id
     * @param from the caller's number; null when he does not show it
     */
    CompletableFuture<StartedFlow> start(
            LiveCall call, String callflow, String organisationName, @Nullable String from) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("contactId", call.contact().toString());
        variables.put("organisation", call.organisation());
        variables.put("organisationName", organisationName);
        variables.put("node", settings.node());
        variables.put("channel", "VOICE");
        variables.put("from", from);
        variables.put("to", call.number().number());
        variables.put("language", "nl");
        return flows.start(callflow, variables);
    }

    /** The callflow leads the call from now on. */
    void started(LiveCall call, StartedFlow started) {
        call.markFlowRuns();
        Persistently.run(
                "the callflow of contact " + call.contact(),
                () -> tenancy.in(
                        call.organisation(),
                        () -> contacts.flowStarted(
                                call.contact(), started.processId(), started.version(), started.processInstanceKey())));
    }
}
