package nl.balie.callflows;

import nl.balie.callflows.checks.ModelCheck;
import nl.balie.flows.ModelSafety;
import org.springframework.stereotype.Component;

/** Judges a model of an earlier version by the rules of today. */
@Component
class SafeModels implements ModelSafety {
    @Override
    public boolean isSafe(String xml) {
        return ModelCheck.isSafe(xml);
    }
}
