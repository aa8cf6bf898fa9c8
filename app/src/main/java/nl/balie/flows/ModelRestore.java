package nl.balie.flows;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowModels.OwnModel;
import nl.balie.tenants.OrganisationName;
import nl.balie.tenants.Organisations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings the models that organisations drew back to an engine that has lost its data, each under the number that it had, so
 * that what is known of earlier contacts stays true.
 */
@Component
class ModelRestore {
    private static final Logger log = LoggerFactory.getLogger(ModelRestore.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NO_ELEMENT = "Balie_asks_whether_this_version_is_there";

    private final CamundaClient client;
    private final FlowModels models;
    private final ModelSafety safety;
    private final Organisations organisations;
    private final Tenancy tenancy;

    ModelRestore(
            CamundaClient client, FlowModels models, ModelSafety safety, Organisations organisations, Tenancy tenancy) {
        this.client = client;
        this.models = models;
        this.safety = safety;
        this.organisations = organisations;
        this.tenancy = tenancy;
    }

    /**
     * Whether the engine has this version of a process. It is asked to begin at an element that there is not: of a version
     * that it has it says so, and nothing begins.
     */
    boolean isThere(String processId, int version) {
        try {
            client.newCreateInstanceCommand()
                    .bpmnProcessId(processId)
                    .version(version)
                    .startBeforeElement(NO_ELEMENT)
                    .requestTimeout(PATIENCE)
                    .send()
                    .join();
            throw new IllegalStateException(processId + " has an element " + NO_ELEMENT);
        } catch (ClientStatusException refused) {
            return switch (refused.getStatusCode()) {
                case NOT_FOUND -> false;
                case INVALID_ARGUMENT -> true;
                default -> throw refused;
            };
        }
    }

    /** Deploys what the engine has lost of each organisation. What cannot be deployed is logged, and keeps nothing else away. */
    void restore() {
        for (OrganisationName organisation : organisations.all()) {
            try {
                tenancy.read(organisation.id(), models::newestOwn).stream()
                        .filter(newest -> !isThere(newest.processId(), newest.version()))
                        .forEach(lost -> restore(organisation.id(), lost.processId()));
            } catch (RuntimeException failure) {
                log.error(
                        "the callflows of {} could not all be brought back to the engine", organisation.id(), failure);
            }
        }
    }

    private void restore(String organisation, String processId) {
        List<OwnModel> versions = tenancy.read(organisation, () -> models.own(processId));
        for (OwnModel each : versions) {
            if (!safety.isSafe(each.xml())) {
                log.error("version {} of {} is left out, since it could stop the engine", each.version(), processId);
            } else if (!isThere(processId, each.version())) {
                bring(organisation, each);
            }
        }
    }

    private void bring(String organisation, OwnModel lost) {
        int version = client
                .newDeployResourceCommand()
                .addResourceBytes(lost.xml().getBytes(StandardCharsets.UTF_8), lost.processId() + ".bpmn")
                .requestTimeout(PATIENCE)
                .send()
                .join()
                .getProcesses()
                .stream()
                .filter(process -> process.getBpmnProcessId().equals(lost.processId()))
                .findFirst()
                .orElseThrow()
                .getVersion();
        if (version != lost.version()) {
            tenancy.in(
                    organisation,
                    () -> models.keepOwn(lost.processId(), version, lost.xml(), lost.deployedBy(), lost.note()));
        }
        log.warn("the engine had lost {}, which is there again in version {}", lost.processId(), version);
    }
}
