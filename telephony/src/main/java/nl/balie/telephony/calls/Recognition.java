package nl.balie.telephony.calls;

import java.util.concurrent.locks.LockSupport;
import nl.balie.telephony.SpeechRecogniser;
import nl.balie.telephony.SpokenKeys;
import nl.balie.telephony.media.Ear;

/** Brings what an ear hears to a recogniser, from a virtual thread of its own, which looks every 50 ms. */
final class Recognition {
    private static final long LOOK_NANOS = 50_000_000;

    private final Ear ear = new Ear();
    private final Thread reader;
    private volatile boolean stopping;

    private Recognition(SpeechRecogniser recogniser, SpokenKeys spoken, SpeechRecogniser.Heard heard) {
        reader = Thread.ofVirtual().name("recognition").unstarted(() -> run(recogniser, spoken, heard));
    }

    static Recognition start(SpeechRecogniser recogniser, SpokenKeys spoken, SpeechRecogniser.Heard heard) {
        Recognition recognition = new Recognition(recogniser, spoken, heard);
        recognition.reader.start();
        return recognition;
    }

    /** What a stream is to hear with. */
    Ear ear() {
        return ear;
    }

    void stop() {
        stopping = true;
        LockSupport.unpark(reader);
    }

    private void run(SpeechRecogniser recogniser, SpokenKeys spoken, SpeechRecogniser.Heard heard) {
        try (SpeechRecogniser.Listening listening = recogniser.listen(spoken.language(), spoken.expected(), heard)) {
            while (!stopping) {
                ear.read((samples, length, nanoTime) -> listening.hear(samples, length));
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }
}
