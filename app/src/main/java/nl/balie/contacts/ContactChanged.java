package nl.balie.contacts;

import java.util.UUID;

/** Something about a contact changed; published after the change is committed. */
public record ContactChanged(String organisation, UUID contactId) {}
