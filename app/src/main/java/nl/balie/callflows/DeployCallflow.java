package nl.balie.callflows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.balie.audit.AuditLog;
import nl.balie.callflows.checks.Finding;
import nl.balie.callflows.checks.ModelCheck;
import nl.balie.callflows.checks.StepTemplates;
import nl.balie.callflows.checks.Surroundings;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowModels;
import nl.balie.flows.ModelDeployment;
import nl.balie.numbers.DialPolicy;
import nl.balie.processes.Models;
import nl.balie.tenants.OrganisationName;
import nl.balie.tenants.Organisations;
import org.springframework.stereotype.Component;

/** Checks a callflow and brings it into use; each operation within {@link Tenancy}. */
@Component
public class DeployCallflow {
    private final Callflows callflows;
    private final FlowModels models;
    private final ModelDeployment engine;
    private final Organisations organisations;
    private final StepTemplates templates;
    private final DialPolicy policy;
    private final NamesThere names;
    private final Tenancy tenancy;
    private final AuditLog audit;

    DeployCallflow(
            Callflows callflows,
            FlowModels models,
            ModelDeployment engine,
            Organisations organisations,
            StepTemplates templates,
            DialPolicy policy,
            NamesThere names,
            Tenancy tenancy,
            AuditLog audit) {
        this.callflows = callflows;
        this.models = models;
        this.engine = engine;
        this.organisations = organisations;
        this.templates = templates;
        this.policy = policy;
        this.names = names;
        this.tenancy = tenancy;
        this.audit = audit;
    }

    /** Everything that must be mended in a model before it can be deployed as this callflow. */
    public List<Finding> check(String processId, String model) {
        Set<String> callable = Stream.concat(
                        Models.shipped().stream().map(Models.Model::id),
                        models.newest().stream().map(FlowModels.ModelVersion::processId))
                .filter(id -> !id.equals(processId))
                .collect(Collectors.toSet());
        Set<String> all = organisations.all().stream().map(OrganisationName::id).collect(Collectors.toSet());
        return ModelCheck.findings(
                model,
                processId,
                new Surroundings(
                        tenancy.current(),
                        all,
                        callable,
                        calls(),
                        templates,
                        policy.rules(tenancy.current()),
                        names.all()));
    }

    private Map<String, Set<String>> calls() {
        return models.newestOwn().stream()
                .collect(Collectors.toMap(FlowModels.OwnModel::processId, own -> ModelCheck.called(own.xml())));
    }

    /**
     * Makes the draft the newest version.
     *
     * @param revision of the draft that is meant
     * @param note why, in the words of who deploys; may be empty
     * @param by user name
     */
    public Deployment deploy(String processId, int revision, String note, String by) {
        Callflow callflow = callflows.lock(processId).orElse(null);
        if (callflow == null) {
            return new Deployment.Unknown();
        }
        if (callflow.revision() != revision) {
            return new Deployment.ChangedByOther(callflow);
        }
        Deployment outcome = bring(callflow, callflow.draft(), note, by);
        if (outcome instanceof Deployment.Done(int version)) {
            record("callflow-deployed", callflow, version, note, Map.of());
        }
        return outcome;
    }

    /**
     * Makes an older version the newest again, under a new number. A draft that was never deployed stays as it is, so
     * that nothing drawn is lost.
     */
    public Deployment goBack(String processId, int version, String note, String by) {
        Callflow callflow = callflows.lock(processId).orElse(null);
        String model = models.xml(tenancy.current(), processId, version).orElse(null);
        if (callflow == null || model == null) {
            return new Deployment.Unknown();
        }
        boolean draftIsDeployed = newestModel(processId).equals(Optional.of(callflow.draft()));
        Deployment outcome = bring(callflow, model, note, by);
        if (outcome instanceof Deployment.Done(int newest)) {
            record("callflow-went-back", callflow, newest, note, Map.of("backTo", version));
            if (draftIsDeployed) {
                callflows.store(callflow, model, by);
            }
        }
        return outcome;
    }

    /** The newest deployed model; empty when there is none yet. */
    public Optional<String> newestModel(String processId) {
        return models.versions(processId).stream()
                .findFirst()
                .flatMap(newest -> models.xml(tenancy.current(), processId, newest.version()));
    }

    private Deployment bring(Callflow callflow, String model, String note, String by) {
        List<Finding> findings = check(callflow.processId(), model);
        if (!findings.isEmpty()) {
            return new Deployment.Invalid(findings);
        }
        return switch (engine.deploy(callflow.processId(), model, by, note)) {
            case ModelDeployment.Outcome.Deployed(int version) -> new Deployment.Done(version);
            case ModelDeployment.Outcome.Unchanged(int version) -> new Deployment.Unchanged(version);
            case ModelDeployment.Outcome.Refused(var faults) -> new Deployment.RefusedByEngine(faults);
            case ModelDeployment.Outcome.EngineAway() -> new Deployment.EngineAway();
        };
    }

    private void record(String action, Callflow callflow, int version, String note, Map<String, ?> more) {
        var details = new LinkedHashMap<String, Object>();
        details.put("version", version);
        if (!note.isEmpty()) {
            details.put("note", note);
        }
        details.putAll(more);
        audit.record(action, callflow.name(), details);
    }
}
