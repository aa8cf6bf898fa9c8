package nl.balie.telephony.media;

/**
 * The SSRC, sequence numbers and timestamps of the packets that one stream sends (RFC 3550 section 5.1), whether it
 * made their sound itself or relays another stream's. What a phone receives is one source whose numbers run on,
 * whatever takes turns behind it.
 *
 * <p>Own packets take their timestamp from the media clock, so that a pause shows as one. Relayed packets keep the
 * distances that they came with, so that the phone's jitter buffer sees loss, order and pauses as they were.
 */
final class PacketNumbers {
    private static final int SAMPLES_PER_TICK = Audio.SAMPLE_RATE / 1000;
    /** RFC 3550 appendix A.1: a jump further ahead is a source that started anew. */
    private static final int MAX_DROPOUT = 3000;
    /** RFC 3550 appendix A.1: further behind is not mere disorder. */
    private static final int MAX_MISORDER = 100;

    private final int ssrc;
    private int clockOffset;
    private int nextSequence;
    private int end;
    private boolean started;
    private boolean newTurn = true;

    private boolean relaying;
    private int source;
    private int sourceSequence;
    private int sequenceOffset;
    private int timestampOffset;

    private int sequence;
    private int timestamp;
    private boolean marker;

    /** The first sequence number and timestamp ought to be random (RFC 3550 section 5.1). */
    PacketNumbers(int ssrc, int firstSequence, int clockOffset) {
        this.ssrc = ssrc;
        this.nextSequence = firstSequence & 0xFFFF;
        this.clockOffset = clockOffset;
    }

    /** Something else is going to be heard: the next packet carries the marker. */
    void newTurn() {
        newTurn = true;
        relaying = false;
    }

    /** Numbers a packet of our own at this tick of the media clock, in milliseconds. */
    void own(long tick, int samples) {
        relaying = false;
        timestamp = clock(tick);
        clockOffset += timestamp - clockValue(tick);
        marker = newTurn || timestamp != end;
        sequence = nextSequence;
        sent(samples);
    }

    /** Numbers a packet that came with these numbers and is sent on at this tick. */
    void relayed(RtpHeader from, long tick, int samples) {
        int ahead = (short) (from.sequence() - sourceSequence);
        marker = from.marker();
        if (!relaying || source != from.ssrc() || ahead > MAX_DROPOUT || ahead < -MAX_MISORDER) {
            relaying = true;
            source = from.ssrc();
            sequenceOffset = nextSequence - from.sequence();
            timestampOffset = clock(tick) - from.timestamp();
            marker = true;
            ahead = 1;
        }
        if (ahead > 0) {
            sourceSequence = from.sequence();
        }
        sequence = from.sequence() + sequenceOffset & 0xFFFF;
        timestamp = from.timestamp() + timestampOffset;
        sent(samples);
    }

    /** A packet of the relayed source is not sent on; no gap shall show. */
    void swallowed(RtpHeader from) {
        if (relaying && source == from.ssrc() && (short) (from.sequence() - sourceSequence) > 0) {
            sourceSequence = from.sequence();
            sequenceOffset--;
        }
    }

    int ssrc() {
        return ssrc;
    }

    int sequence() {
        return sequence;
    }

    int timestamp() {
        return timestamp;
    }

    boolean marker() {
        return marker;
    }

    private void sent(int samples) {
        if ((short) (sequence + 1 - nextSequence) > 0) {
            nextSequence = sequence + 1 & 0xFFFF;
        }
        if (!started || timestamp + samples - end > 0) {
            end = timestamp + samples;
        }
        started = true;
        newTurn = false;
    }

    /** The clock's timestamp, but never before the end of what has been sent. */
    private int clock(long tick) {
        int now = clockValue(tick);
        return started && now - end < 0 ? end : now;
    }

    /** The timestamp of what is spoken at this tick of the media clock. */
    int clockValue(long tick) {
        return clockOffset + (int) (tick * SAMPLES_PER_TICK);
    }
}
