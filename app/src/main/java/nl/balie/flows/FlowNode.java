package nl.balie.flows;

/** The name of this machine, as models' job types have it in the variable {@code node}. */
public record FlowNode(String name) {}
