package nl.balie.desk;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import nl.balie.contacts.Note;

/**
 * The notes of one contact, for an agent who may write one.
 *
 * @param text his own; empty when he wrote none
 * @param version of his own; 0 when he wrote none
 * @param others those of others
 */
record ContactNotes(String text, int version, List<NoteLine> others) {
    ContactNotes {
        others = List.copyOf(others);
    }

    static ContactNotes of(UUID agent, List<Note> notes, ZoneId zone) {
        List<Note> own =
                notes.stream().filter(note -> note.authorId().equals(agent)).toList();
        return new ContactNotes(
                own.isEmpty() ? "" : own.getFirst().text(),
                own.isEmpty() ? 0 : own.getFirst().version(),
                NoteLine.of(
                        notes.stream()
                                .filter(note -> !note.authorId().equals(agent))
                                .toList(),
                        zone));
    }

    /** His own for a text area, of which a browser takes a first end of line away. */
    public String inField() {
        return "\n" + text;
    }

    /** With what was typed in place of his own, which was not kept. */
    ContactNotes typed(String typed) {
        return new ContactNotes(typed, version, others);
    }
}
