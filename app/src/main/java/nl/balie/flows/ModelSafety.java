package nl.balie.flows;

/** Says whether a model may be brought to the engine, which all organisations share. */
@FunctionalInterface
public interface ModelSafety {
    /** Whether nothing in this BPMN XML can keep the engine from the flows of others. */
    boolean isSafe(String xml);
}
