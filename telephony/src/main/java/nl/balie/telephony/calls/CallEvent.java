package nl.balie.telephony.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Entry;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.Party;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Question;
import nl.balie.telephony.Recording;
import nl.balie.telephony.RecordingSink;
import nl.balie.telephony.Supervision;
import nl.balie.telephony.media.Audio;

/** Something that happened to a call. */
sealed interface CallEvent {
    /** The moment at which it happened. */
    Instant at();

    /** What the outside asked for; an operation is completed exactly once. */
    sealed interface Asked extends CallEvent {}

    /** What came from the caller's side. */
    sealed interface CallerDid extends CallEvent {}

    /** What came from the phone that is rung or connected; {@code dial} says in which attempt. */
    sealed interface PhoneDid extends CallEvent {
        long dial();
    }

    /** What became of a sound or a waiting time of ours. */
    sealed interface SoundDid extends CallEvent {
        long operation();
    }

    record AnswerAsked(Instant at, long operation) implements Asked {}

    record RejectAsked(Instant at, int sipStatus) implements Asked {}

    record PlayAsked(Instant at, long operation, List<Prompt> prompts, boolean endsByKey) implements Asked {}

    record QuestionAsked(Instant at, long operation, Question question) implements Asked {}

    record EntryAsked(Instant at, long operation, Entry entry) implements Asked {}

    record RecordAsked(Instant at, long operation, Recording recording) implements Asked {}

    record AnnounceAsked(Instant at, long operation, List<Prompt> prompts) implements Asked {}

    record MusicAsked(Instant at, long operation, List<Prompt> music) implements Asked {}

    record SilenceAsked(Instant at) implements Asked {}

    record ConnectAsked(Instant at, long operation, Destination destination, String shownName, Duration timeout)
            implements Asked {}

    record PickUpAsked(Instant at, long operation) implements Asked {}

    /** @param on whether the party is to be put on hold; otherwise taken back */
    record HoldAsked(Instant at, long operation, Party party, boolean on) implements Asked {}

    /**
     * Somebody is to be rung beside those who converse.
     *
     * @param party {@code CONSULTED} or {@code SUPERVISOR}
     * @param supervision what a supervisor is to do
     */
    record InviteAsked(
            Instant at,
            long operation,
            Party party,
            Destination destination,
            String shownName,
            Duration timeout,
            Supervision supervision)
            implements Asked {}

    /** He is not to take part any more, or to be rung. */
    record DropAsked(Instant at, Party party) implements Asked {}

    /** One who takes part is to take the agent's place. */
    record ReplaceAsked(Instant at, long operation, Party by) implements Asked {}

    record MuteAsked(Instant at, long operation, Party party, boolean on) implements Asked {}

    record SupervisionAsked(Instant at, Supervision supervision) implements Asked {}

    /** The conversation is to be recorded. */
    record TapeAsked(Instant at, long operation, RecordingSink sink, boolean alsoOnHold) implements Asked {}

    record TapePauseAsked(Instant at, long operation, boolean paused) implements Asked {}

    record TapeStopAsked(Instant at, long operation) implements Asked {}

    record WithdrawAsked(Instant at) implements Asked {}

    record ReleaseAsked(Instant at) implements Asked {}

    record HangUpAsked(Instant at) implements Asked {}

    /** The outside could not take the call (the port threw). */
    record RefusedByPort(Instant at) implements Asked {}

    record CallerConfirmed(Instant at) implements CallerDid {}

    record CallerCancelled(Instant at) implements CallerDid {}

    record CallerHungUp(Instant at) implements CallerDid {}

    /** No ACK, session expired, no common codec in the end, transport gone. */
    record CallerFailed(Instant at) implements CallerDid {}

    record CallerHeld(Instant at, boolean held) implements CallerDid {}

    record CallerMediaLost(Instant at) implements CallerDid {}

    /** @param down whether it is held until {@link KeyReleased}; one that came in a message (INFO) is over at once */
    record KeyPressed(Instant at, char key, boolean down) implements CallerDid {
        KeyPressed(Instant at, char key) {
            this(at, key, false);
        }
    }

    record KeyReleased(Instant at) implements CallerDid {}

    record PhoneRang(Instant at, long dial) implements PhoneDid {}

    /** The phone that is rung is heard already, such as the announcement of another network. */
    record PhoneSounds(Instant at, long dial) implements PhoneDid {}

    record PhoneAnswered(Instant at, long dial) implements PhoneDid {}

    record PhoneRefused(Instant at, long dial, Reason reason, int sipStatus) implements PhoneDid {}

    /** It rang too long. */
    record DialTimeRanOut(Instant at, long dial) implements PhoneDid {}

    /** The phone's answer to our wish that it answers by itself; 408 when it gave none. */
    record PickUpAnswered(Instant at, long dial, long operation, int sipStatus) implements PhoneDid {}

    /** The connected phone has put us on hold, or takes us back. */
    record PhoneHeld(Instant at, long dial, boolean held) implements PhoneDid {}

    /** A phone wants to give the call to this user or number, by its own button. */
    record PhoneRefers(Instant at, long dial, String to) implements PhoneDid {}

    /** The connected phone hung up, or nothing comes from it any more. */
    record PhoneHungUp(Instant at, long dial) implements PhoneDid {}

    /** A key of a phone; what it means depends on whose place the phone has. */
    record PhoneKeyPressed(Instant at, long dial, char key, boolean down) implements PhoneDid {}

    record PhoneKeyReleased(Instant at, long dial) implements PhoneDid {}

    /** The sound is ready; empty when none of the prompts could be made. */
    record SoundLoaded(Instant at, long operation, Optional<Audio> sound) implements SoundDid {}

    /** The music of one who waits is ready; empty when none of it could be made. */
    record MusicLoaded(Instant at, long operation, List<Audio> sounds) implements SoundDid {}

    /** The recording ended by itself. */
    record RecordingEnded(Instant at, long operation, Outcome.Recorded.Ended how) implements SoundDid {}

    /** The caller has begun to say something. */
    record SpeechHeard(Instant at, long operation) implements SoundDid {}

    /** What the caller said; not shown as text, since it may be what nobody else should read. */
    record TextSaid(Instant at, long operation, String text) implements SoundDid {
        @Override
        public String toString() {
            return "TextSaid[" + operation + "]";
        }
    }

    record SoundPlayed(Instant at, long operation) implements SoundDid {}

    /** @param keys how many had come when the waiting began */
    record KeyTimeRanOut(Instant at, long operation, int keys) implements SoundDid {}
}
