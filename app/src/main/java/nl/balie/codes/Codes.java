package nl.balie.codes;

import java.util.List;
import org.springframework.stereotype.Component;

/** The reason codes and disposition codes that agents choose from. */
@Component
public class Codes {
    private final ReasonCodes reasons;
    private final DispositionCodes dispositions;

    Codes(ReasonCodes reasons, DispositionCodes dispositions) {
        this.reasons = reasons;
        this.dispositions = dispositions;
    }

    /** The reason codes that agents can choose, by name. */
    public List<ReasonCode> reasonCodes() {
        return reasons.all().stream().filter(ReasonCode::active).toList();
    }

    /** The primary codes that agents can choose, each with the secondary codes that they can choose. */
    public List<DispositionCode> dispositionCodes() {
        return dispositions.all().stream()
                .filter(DispositionCode::active)
                .map(code -> new DispositionCode(
                        code.id(),
                        code.name(),
                        true,
                        code.secondary().stream()
                                .filter(DispositionCode::active)
                                .toList()))
                .toList();
    }
}
