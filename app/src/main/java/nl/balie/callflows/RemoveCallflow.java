package nl.balie.callflows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import nl.balie.audit.AuditLog;
import nl.balie.calamity.CalamitySwitches;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowModels;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.pages.Removal;
import nl.balie.pages.Use;
import org.springframework.stereotype.Component;

/** Removes an organisation's own callflow when nothing needs it any more; each operation within {@link Tenancy}. */
@Component
public class RemoveCallflow {
    private final Callflows callflows;
    private final DeployCallflow deployed;
    private final FlowModels models;
    private final PhoneNumbers numbers;
    private final CalamitySwitches calamities;
    private final AuditLog audit;

    RemoveCallflow(
            Callflows callflows,
            DeployCallflow deployed,
            FlowModels models,
            PhoneNumbers numbers,
            CalamitySwitches calamities,
            AuditLog audit) {
        this.callflows = callflows;
        this.deployed = deployed;
        this.models = models;
        this.numbers = numbers;
        this.calamities = calamities;
        this.audit = audit;
    }

    /** The numbers, their calamity switches and the other callflows that need it, each by its name. */
    public List<Use> uses(String processId) {
        Predicate<String> calls = model -> ModelText.called(model).contains(processId);
        List<Use> uses = new ArrayList<>();
        numbers.all().stream()
                .filter(number -> number.callflow().equals(processId))
                .forEach(number -> uses.add(new Use(Use.Kind.PHONE_NUMBER, number.number())));
        calamities.all().stream()
                .filter(calamity -> processId.equals(calamity.details().callflow()))
                .forEach(calamity -> uses.add(new Use(Use.Kind.CALAMITY, calamity.number())));
        callflows.all().stream()
                .filter(other -> !other.processId().equals(processId))
                .filter(other -> calls.test(other.draft())
                        || deployed.newestModel(other.processId()).filter(calls).isPresent())
                .forEach(other -> uses.add(new Use(Use.Kind.CALLFLOW, other.name())));
        return uses;
    }

    /**
     * Removes it, unless something needs it. Contacts that are in it finish, and what became of earlier ones can still be
     * shown.
     */
    public Removal remove(Callflow callflow) {
        callflows.lock(callflow.processId());
        List<Use> uses = uses(callflow.processId());
        if (!uses.isEmpty()) {
            return new Removal.InUse(uses);
        }
        models.withdraw(callflow.processId());
        callflows.delete(callflow.processId());
        audit.record("callflow-removed", callflow.name(), Map.of("process", callflow.processId()));
        return new Removal.Removed();
    }
}
