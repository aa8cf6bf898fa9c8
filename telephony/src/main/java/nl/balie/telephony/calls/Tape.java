package nl.balie.telephony.calls;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.LongFunction;
import nl.balie.telephony.RecordingSink;
import nl.balie.telephony.media.ConversationRecorder;
import nl.balie.telephony.media.MediaStream;
import nl.balie.telephony.media.Side;
import org.jspecify.annotations.Nullable;

/** The recording of a call's conversation, when there is one; in the call's mailbox only. */
final class Tape {
    private @Nullable ConversationRecorder recorder;

    /** @param onFailure told, from another thread, when the sink did not take what it was given */
    void start(RecordingSink sink, Runnable onFailure) {
        stop();
        recorder = ConversationRecorder.start(sink, onFailure);
    }

    /** @param streamOf the stream of the one who was rung in an attempt, or null when he has gone */
    void record(Map<Long, Side> sides, LongFunction<@Nullable MediaStream> streamOf) {
        if (recorder == null) {
            return;
        }
        Map<MediaStream, Side> streams = new IdentityHashMap<>();
        sides.forEach((dial, side) -> {
            MediaStream stream = streamOf.apply(dial);
            if (stream != null) {
                streams.put(stream, side);
            }
        });
        recorder.record(streams);
    }

    void stop() {
        if (recorder != null) {
            recorder.stop();
            recorder = null;
        }
    }
}
