package nl.balie.desk.history;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import nl.balie.desk.TimeText;
import nl.balie.numbers.WrittenNumber;
import nl.balie.recordings.Ground;
import nl.balie.recordings.Recording;
import org.jspecify.annotations.Nullable;

/**
 * One recording in the list and on its page.
 *
 * @param from the customer's number as people write it; null when he does not show it
 */
record RecordingLine(
        UUID id,
        UUID contact,
        ZonedDateTime startedAt,
        String length,
        @Nullable String from,
        String queue,
        String agents,
        Ground ground) {
    static RecordingLine of(Recording recording, ZoneId zone) {
        return new RecordingLine(
                recording.id(),
                recording.contact(),
                recording.startedAt().atZone(zone),
                TimeText.of(recording.length()),
                WrittenNumber.of(recording.customerNumber()),
                recording.queue(),
                recording.agents(),
                recording.ground());
    }

    /**
     * A moment of the contact that stands in the recording.
     *
     * @param second from the beginning of the recording
     */
    record Moment(TimelineLine line, long second, String at) {
        static Moment of(TimelineLine line, RecordingLine recording) {
            Duration since = Duration.between(recording.startedAt(), line.at());
            return new Moment(
                    line, Math.max(0, since.toSeconds()), TimeText.of(since.isNegative() ? Duration.ZERO : since));
        }
    }
}
