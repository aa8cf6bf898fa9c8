package nl.balie.telephony;

import java.time.Duration;
import java.time.Instant;

/** How an operation on a call ended; an expected refusal is an outcome, never an exception. */
public sealed interface Outcome {
    /** The operation was carried out to its end. */
    record Done(Instant at) implements Outcome {}

    /** The caller had hung up, or did so meanwhile: nothing more can be done on this call. */
    record CallerGone() implements Outcome {}

    /** Another operation took the place of this one. */
    record Replaced() implements Outcome {}

    /** A party was not taken back, since the phone of the other holds him by itself. */
    record StillHeld() implements Outcome {}

    /** The caller pressed a key that counts. */
    record Key(char key) implements Outcome {}

    /** The caller said what this key stands for. */
    record Said(char key) implements Outcome {}

    /** The caller pressed a key that is not in the menu. */
    record WrongKey(char key) implements Outcome {}

    /** The caller pressed nothing within the time. */
    record NoKey() implements Outcome {}

    /**
     * What the caller entered, without the terminator; empty when he pressed nothing but that. It may be fewer keys than
     * were needed. Not shown as text, since it may be what nobody else should read.
     */
    record Keys(String keys) implements Outcome {
        @Override
        public String toString() {
            return "Keys[" + keys.length() + "]";
        }
    }

    /**
     * What the caller said is in the file. An asker for whom this is too short throws it away.
     *
     * @param length of the sound in the file; zero, and perhaps no file at all, when it ended before it began
     */
    record Recorded(Duration length, Ended how) implements Outcome {
        /** What ended a recording. */
        public enum Ended {
            KEY,
            SILENCE,
            LONGEST,
            /** The call was over; what had been said is kept. */
            HUNG_UP,
            /** Another operation took its place, or a phone was connected; what had been said is kept. */
            REPLACED,
            /** The file was already there or could not be written; what was written before is kept. */
            FAILED
        }
    }

    /** The phone that rang did not lead to a conversation. */
    record NotConnected(Reason reason, int sipStatus) implements Outcome {
        /** Why a phone that was dialled did not answer. */
        public enum Reason {
            BUSY,
            DECLINED,
            NO_ANSWER,
            UNREACHABLE,
            WITHDRAWN
        }
    }
}
