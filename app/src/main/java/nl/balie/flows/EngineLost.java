package nl.balie.flows;

/** The engine, which answered before, does so no more; flows stand still until it is back. */
public record EngineLost() {}
