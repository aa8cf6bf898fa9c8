package nl.balie.callflows;

import java.util.List;
import nl.balie.callflows.checks.Finding;
import nl.balie.flows.ModelDeployment.Fault;

/** What became of bringing a callflow into use. */
public sealed interface Deployment {
    /** New contacts take this version; contacts that are there finish on theirs. */
    record Done(int version) implements Deployment {}

    /** This version is the newest already, so that nothing was done. */
    record Unchanged(int version) implements Deployment {}

    /** Nothing was done, because of these. */
    record Invalid(List<Finding> findings) implements Deployment {
        public Invalid {
            findings = List.copyOf(findings);
        }
    }

    /** Nothing was done: the engine itself does not accept it, for these reasons. */
    record RefusedByEngine(List<Fault> faults) implements Deployment {
        public RefusedByEngine {
            faults = List.copyOf(faults);
        }
    }

    /** Nothing was done: the engine does not answer. */
    record EngineAway() implements Deployment {}

    /** Nothing was done: somebody else changed the callflow meanwhile. */
    record ChangedByOther(Callflow theirs) implements Deployment {}

    /** Nothing was done: this organisation has no such callflow or version. */
    record Unknown() implements Deployment {}
}
