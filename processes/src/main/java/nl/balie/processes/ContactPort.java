package nl.balie.processes;

/** What steps need of a contact, whatever its channel. */
public interface ContactPort {
    /** Writes a note with the contact, for the agent who gets it and for who looks back. */
    void note(String organisation, String contactId, String text);
}
