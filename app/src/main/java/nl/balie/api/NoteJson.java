package nl.balie.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import nl.balie.contacts.Note;

/** A note as the API shows it. */
@Schema(name = "Notitie", description = "Wat een agent bij een contact schreef")
record NoteJson(
        @Schema(description = "Aanmeldnaam van de agent") String agent,
        String agentNaam,
        String tekst,

        @Schema(description = "Wanneer hij begon te schrijven; vanaf dan telt de bewaartermijn")
        Instant geschrevenOp,

        Instant gewijzigdOp) {
    static NoteJson of(Note note) {
        return new NoteJson(note.username(), note.author(), note.text(), note.writtenAt(), note.changedAt());
    }
}
