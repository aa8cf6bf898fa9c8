package nl.balie.telephony.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Party;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Recording;
import nl.balie.telephony.SpokenKeys;
import nl.balie.telephony.TelephonyPort.EndedBy;
import nl.balie.telephony.media.Audio;

/** Something that must be done; {@link CallPerformer} does it. */
sealed interface Effect {

    record AnswerCaller() implements Effect {}

    /** Rings the first party of a call that Balie makes. */
    record CallFirst(long dial, Destination destination, String shownName, Duration timeout) implements Effect {}

    record RefuseCaller(int sipStatus) implements Effect {}

    record HangUpCaller() implements Effect {}

    record Complete(long operation, Outcome outcome) implements Effect {}

    /** The operation makes no sense in this state: a mistake of the one who asked. */
    record Fail(long operation, String because) implements Effect {}

    record Load(long operation, List<Prompt> prompts) implements Effect {}

    record PlayOnce(long operation, Audio sound) implements Effect {}

    record LoadMusic(long operation, List<Prompt> prompts) implements Effect {}

    /** The stream gets the music and starts with it only when told. */
    record SetMusic(List<Audio> sounds) implements Effect {}

    /** Goes on with the music where it was. */
    record ResumeMusic() implements Effect {}

    /** The phone's stream gets the music, as {@link SetMusic}. */
    record SetPhoneMusic(long dial, List<Audio> sounds) implements Effect {}

    record ResumePhoneMusic(long dial) implements Effect {}

    record SilencePhone(long dial) implements Effect {}

    record StartRecording(long operation, Recording recording) implements Effect {}

    /** Completes the operation as soon as the file is complete. */
    record FinishRecording(long operation, Outcome.Recorded.Ended how) implements Effect {}

    record PlaySilence() implements Effect {}

    /** @param keys how many have come so far */
    record AwaitKey(long operation, int keys, Duration timeout) implements Effect {}

    /** Listens to what the caller says, until the operation is complete. */
    record Recognise(long operation, SpokenKeys spoken) implements Effect {}

    record Dial(long dial, Destination destination, String shownName, Duration timeout) implements Effect {}

    /** Stops the ringing, or says goodbye when the phone answered in the same moment. */
    record StopDialling(long dial) implements Effect {}

    record AskToPickUp(long dial, long operation) implements Effect {}

    record Bridge(long dial) implements Effect {}

    record HangUpPhone(long dial) implements Effect {}

    record TellRinging(Destination destination, Instant at) implements Effect {}

    record TellHeld(Party party, boolean held, Instant at) implements Effect {}

    record TellPhoneHungUp(Instant at) implements Effect {}

    record TellEnded(EndedBy by, Instant at) implements Effect {}
}
