package nl.balie.desk;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import nl.balie.contacts.Note;

/**
 * A note as it is read.
 *
 * @param at when its author changed it last, in the organisation's time zone
 */
public record NoteLine(String author, ZonedDateTime at, String text) {
    /** Those that say something, in this order. */
    public static List<NoteLine> of(List<Note> notes, ZoneId zone) {
        return notes.stream()
                .filter(note -> !note.isEmpty())
                .map(note -> new NoteLine(note.author(), note.changedAt().atZone(zone), note.text()))
                .toList();
    }
}
