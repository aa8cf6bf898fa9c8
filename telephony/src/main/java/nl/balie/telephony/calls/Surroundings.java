package nl.balie.telephony.calls;

import java.time.Clock;
import java.util.concurrent.Executor;
import nl.balie.telephony.Destination;
import nl.balie.telephony.SpeechRecogniser;
import nl.balie.telephony.TelephonyPort;
import nl.balie.telephony.media.MediaEngine;
import nl.balie.telephony.sip.PhoneLeg;
import org.jspecify.annotations.Nullable;

/** What all calls share. */
record Surroundings(
        TelephonyPort port,
        MediaEngine media,
        PromptLoader prompts,
        SpeechRecogniser speech,
        Clock clock,
        Dialler dialler) {
    /** Rings a destination. */
    @FunctionalInterface
    interface Dialler {
        PhoneLeg dial(
                Destination destination,
                @Nullable String callerNumber,
                String shownName,
                int rtpPort,
                Executor mailbox,
                PhoneLeg.Listener listener);
    }
}
