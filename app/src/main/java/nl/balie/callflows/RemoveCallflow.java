package nl.balie.callflows;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.balie.audit.AuditLog;
import nl.balie.calamity.CalamitySwitch;
import nl.balie.calamity.CalamitySwitches;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowModels;
import nl.balie.numbers.NumberOverview;
import nl.balie.numbers.PhoneNumbers;
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

    /** The numbers, also by their calamity switches, and the other callflows that need it, by number and name. */
    public List<String> uses(String processId) {
        Predicate<String> calls = model -> ModelText.called(model).contains(processId);
        return Stream.concat(
                        Stream.concat(
                                        numbers.all().stream()
                                                .filter(number ->
                                                        number.callflow().equals(processId))
                                                .map(NumberOverview::number),
                                        calamities.all().stream()
                                                .filter(calamity -> processId.equals(
                                                        calamity.details().callflow()))
                                                .map(CalamitySwitch::number))
                                .distinct(),
                        callflows.all().stream()
                                .filter(other -> !other.processId().equals(processId))
                                .filter(other -> calls.test(other.draft())
                                        || deployed.newestModel(other.processId())
                                                .filter(calls)
                                                .isPresent())
                                .map(Callflow::name))
                .toList();
    }

    /**
     * Removes it, unless something needs it. Contacts that are in it finish, and what became of earlier ones can still be
     * shown.
     *
     * @return what needs it, so that it is still there; empty when it is gone
     */
    public List<String> remove(Callflow callflow) {
        callflows.lock(callflow.processId());
        List<String> uses = uses(callflow.processId());
        if (uses.isEmpty()) {
            models.withdraw(callflow.processId());
            callflows.delete(callflow.processId());
            audit.record("callflow-removed", callflow.name(), Map.of("process", callflow.processId()));
        }
        return uses;
    }
}
