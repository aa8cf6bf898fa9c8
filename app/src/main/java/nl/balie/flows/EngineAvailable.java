package nl.balie.flows;

/** The engine answers (again), with the shipped models deployed. */
record EngineAvailable() {}
