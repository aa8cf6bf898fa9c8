package nl.balie.telephony.media;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.balie.telephony.RecordingSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what several streams receive together in two channels. It does so from a virtual thread of its own, which looks
 * four times a second: the media threads only ever copy packets to an {@link Ear}. What nobody says is silence, so that a
 * moment of the recording is a moment of the call.
 */
public final class ConversationRecorder {
    private static final Logger log = LoggerFactory.getLogger(ConversationRecorder.class);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int SAMPLES_A_MILLI = Audio.SAMPLE_RATE / 1000;
    /** What comes later than this after others that were said at the same moment is left out. */
    private static final long PATIENCE = 300 * SAMPLES_A_MILLI;
    /** Longer than it may be between two looks on a machine that is very busy. */
    private static final int ROOM = 32_768;

    private static final int PIECE = Audio.SAMPLE_RATE / 10;

    private final RecordingSink sink;
    private final Runnable onFailure;
    private final Thread writer;
    private final long start = System.nanoTime();
    /** The streams that are listened to; the mailbox's. */
    private final Map<MediaStream, Track> listening = new HashMap<>();
    /** All that may still have something to say; shared. */
    private final List<Track> tracks = new CopyOnWriteArrayList<>();

    private final short[][] ring = new short[Side.values().length][ROOM];
    private final short[][] piece = new short[Side.values().length][PIECE];
    private volatile boolean stopping;
    private long written;

    private ConversationRecorder(RecordingSink sink, Runnable onFailure) {
        this.sink = sink;
        this.onFailure = onFailure;
        this.writer = Thread.ofVirtual().name("recorder").unstarted(this::run);
    }

    /**
     * Starts with silence on both sides.
     *
     * @param sink which is always closed in the end
     * @param onFailure told from the recorder's thread when the sink did not take what it was given
     */
    public static ConversationRecorder start(RecordingSink sink, Runnable onFailure) {
        ConversationRecorder recorder = new ConversationRecorder(sink, onFailure);
        recorder.writer.start();
        return recorder;
    }

    /** Says what is recorded from now on: these streams and no others. From one thread at a time. */
    public void record(Map<MediaStream, Side> sides) {
        List.copyOf(listening.keySet()).forEach(stream -> {
            Track track = listening.get(stream);
            if (track != null && sides.get(stream) != track.side) {
                listening.remove(stream);
                stream.stopListening(track.ear);
                track.ended = true;
            }
        });
        sides.forEach((stream, side) -> listening.computeIfAbsent(stream, _ -> {
            Track track = new Track(side);
            tracks.add(track);
            stream.listen(track.ear);
            return track;
        }));
    }

    /** Ends it; the sink is closed soon after. From the thread of {@link #record}. */
    public void stop() {
        record(Map.of());
        stopping = true;
        LockSupport.unpark(writer);
    }

    private void run() {
        try (sink) {
            boolean last = false;
            while (!last) {
                last = stopping;
                hear();
                long now = samples(System.nanoTime());
                write(last ? now : now - PATIENCE);
                if (!last) {
                    LockSupport.parkNanos(LOOK_NANOS);
                }
            }
        } catch (IOException | RuntimeException problem) {
            log.error("the recording of a conversation broke off", problem);
            onFailure.run();
        }
    }

    private void hear() {
        for (Track track : tracks) {
            boolean ended = track.ended;
            track.ear.read(track);
            if (ended) {
                tracks.remove(track);
            }
        }
    }

    private long samples(long nanoTime) {
        return (nanoTime - start) * SAMPLES_A_MILLI / 1_000_000;
    }

    private void write(long until) throws IOException {
        while (written < until) {
            int length = (int) Math.min(PIECE, until - written);
            for (int side = 0; side < ring.length; side++) {
                for (int i = 0; i < length; i++) {
                    int at = (int) ((written + i) % ROOM);
                    piece[side][i] = ring[side][at];
                    ring[side][at] = 0;
                }
            }
            sink.write(piece[Side.CUSTOMER.ordinal()], piece[Side.AGENTS.ordinal()], length);
            written += length;
        }
    }

    /** What one stream says and where in the recording it belongs; but for the flag, the recorder's thread only. */
    private final class Track implements Ear.Reader {
        private final Ear ear = new Ear();
        private final Side side;
        private volatile boolean ended;
        private long next = -1;

        Track(Side side) {
            this.side = side;
        }

        /** One after another, as they were said; anew from the moment at which they came when that lies far from it. */
        @Override
        public void heard(short[] samples, int length, long nanoTime) {
            long came = samples(nanoTime) - length;
            if (next < 0 || Math.abs(came - next) > PATIENCE / 2) {
                next = Math.max(0, came);
            }
            short[] sum = ring[side.ordinal()];
            for (int i = 0; i < length; i++) {
                long at = next + i;
                if (at >= written && at < written + ROOM) {
                    int slot = (int) (at % ROOM);
                    sum[slot] = (short) Math.clamp(sum[slot] + samples[i], Short.MIN_VALUE, Short.MAX_VALUE);
                }
            }
            next += length;
        }

        /** All of a long silence is told when it is over: never further than until the moment at which that is known. */
        @Override
        public void missed(short[] silence, int length, long nanoTime) {
            if (next >= 0 && next + length <= samples(nanoTime)) {
                next += length;
            }
        }
    }
}
