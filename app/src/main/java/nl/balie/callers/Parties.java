package nl.balie.callers;

import java.util.UUID;

/** Those of contacts that have no caller on this machine: not yet, not any more, or on another one. */
public interface Parties {
    /** That of this contact. */
    Party of(String organisation, UUID contact);
}
