package nl.balie.processes.decision;

import nl.balie.processes.ContactPort;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Writes a note with the contact, which its agent sees. */
public record AddNote(ContactPort contacts) implements Step<AddNote.Input, AddNote.Added> {
    /** Longer ones are cut off: a note is read while the phone rings. */
    private static final int LONGEST = 500;

    /**
     * @param note null or empty for none, such as a field that a look-up did not find
     */
    public record Input(
            String organisation, String contactId, @Nullable String note) {}

    /** Nothing comes of it for the flow. */
    public record Added() {}

    @Override
    public String type() {
        return "add-note";
    }

    @Override
    public boolean onCallNode() {
        return false;
    }

    @Override
    public Class<Input> input() {
        return Input.class;
    }

    @Override
    public Added perform(Input input) {
        String note = input.note() == null ? "" : input.note().strip();
        if (!note.isEmpty()) {
            contacts.note(input.organisation(), input.contactId(), note.substring(0, Math.min(LONGEST, note.length())));
        }
        return new Added();
    }
}
