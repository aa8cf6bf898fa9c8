package nl.balie.telephony.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.Party;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Recording;
import nl.balie.telephony.RecordingSink;
import nl.balie.telephony.SpokenKeys;
import nl.balie.telephony.TelephonyPort.EndedBy;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.Side;
import org.jspecify.annotations.Nullable;

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

    /** Has everybody who is on the line hear the others, music or nothing. */
    record Arrange(Map<Long, Heard> heard) implements Effect {
        public Arrange {
            heard = Map.copyOf(heard);
        }
    }

    /** Begins to record the conversation, with silence. */
    record StartTape(RecordingSink sink) implements Effect {}

    /** What is recorded from now on, each on its side. */
    record Tape(Map<Long, Side> sides) implements Effect {
        public Tape {
            sides = Map.copyOf(sides);
        }
    }

    record StopTape() implements Effect {}

    /** The first party is gone or is to go, and the one of this attempt takes its place. */
    record ReplaceCaller(long dial) implements Effect {}

    /** Asks the outside to give the customer to this user or number, as the agent's phone of this attempt wants. */
    record AskTransfer(long dial, String to) implements Effect {}

    /** Tells a phone that it may not transfer. */
    record RefuseTransfer(long dial) implements Effect {}

    record HangUpPhone(long dial) implements Effect {}

    record TellRinging(Destination destination, Instant at) implements Effect {}

    record TellHeld(Party party, boolean held, Instant at) implements Effect {}

    record TellJoined(Party party, Instant at) implements Effect {}

    /** @param why he did not come to the line; null when he was there */
    record TellLeft(Party party, @Nullable Reason why, Instant at) implements Effect {}

    record TellReplaced(Party by, Instant at) implements Effect {}

    record TellPhoneHungUp(Instant at) implements Effect {}

    record TellEnded(EndedBy by, Instant at) implements Effect {}
}
