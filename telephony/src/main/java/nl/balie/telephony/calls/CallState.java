package nl.balie.telephony.calls;

import java.util.ArrayList;
import java.util.List;
import nl.balie.telephony.Entry;
import nl.balie.telephony.Party;
import nl.balie.telephony.Question;
import nl.balie.telephony.Recording;
import nl.balie.telephony.TelephonyPort.EndedBy;

/** The life of a call, from its INVITE. */
sealed interface CallState {

    /** The port knows of it; nothing but 100 Trying has been sent to the caller. */
    record Incoming() implements CallState {}

    /** Balie makes the call: its first party is being rung, and is the caller as soon as it answers. */
    record Calling(Leg.Rung rung) implements CallState {}

    /**
     * Answered with 200 OK.
     *
     * @param confirmed whether the caller's ACK has come
     * @param answering the answer operations that wait for it
     * @param background what is heard when nothing else is
     * @param legs of the caller, and of all others who take part or are rung
     * @param keysAhead keys pressed before the question that they answer (requirement 2.4.7)
     * @param keyDown whether the caller holds a key
     */
    record OnLine(
            boolean confirmed,
            List<Long> answering,
            Hearing hearing,
            Background background,
            Legs legs,
            String keysAhead,
            boolean keyDown)
            implements CallState {
        public OnLine {
            answering = List.copyOf(answering);
        }

        /** With nobody but the caller, who hears nothing yet. */
        static OnLine alone(boolean confirmed, List<Long> answering, Legs legs) {
            return new OnLine(confirmed, answering, new Hearing.Nothing(), new Background.Silence(), legs, "", false);
        }

        /** Whether caller and phone are both on the line: the caller is told and asked nothing then. */
        boolean converse() {
            return legs.converse();
        }

        OnLine with(Hearing other) {
            return new OnLine(confirmed, answering, other, background, legs, keysAhead, keyDown);
        }

        OnLine with(Background other) {
            return new OnLine(confirmed, answering, hearing, other, legs, keysAhead, keyDown);
        }

        OnLine with(Legs other) {
            return new OnLine(confirmed, answering, hearing, background, other, keysAhead, keyDown);
        }

        OnLine with(Party party, Leg leg) {
            return with(legs.with(party, leg));
        }

        OnLine without(Party party) {
            return with(legs.without(party));
        }

        OnLine withKeys(String keys) {
            return new OnLine(confirmed, answering, hearing, background, legs, keys, keyDown);
        }

        OnLine withKeyDown(boolean now) {
            return new OnLine(confirmed, answering, hearing, background, legs, keysAhead, now);
        }

        OnLine confirmedNow() {
            return new OnLine(true, List.of(), hearing, background, legs, keysAhead, keyDown);
        }

        OnLine withAnswering(long operation) {
            List<Long> more = new ArrayList<>(answering);
            more.add(operation);
            return new OnLine(confirmed, more, hearing, background, legs, keysAhead, keyDown);
        }
    }

    /** Over; nothing follows. */
    record Ended(EndedBy by) implements CallState {}

    /** What the caller hears when nothing else is played, as long as no phone is connected. */
    sealed interface Background {
        /** Nothing; keys pressed meanwhile count for the next question. */
        record Silence() implements Background {}

        /**
         * Music for one who waits; keys do not count.
         *
         * @param operation that asked for it
         * @param loaded whether the caller's stream has it, so that it can go on
         */
        record Music(long operation, boolean loaded) implements Background {}
    }

    /** What the caller hears and is asked as long as no phone is connected. */
    sealed interface Hearing {
        /** The background. */
        record Nothing() implements Hearing {}

        /**
         * Prompts that want no answer.
         *
         * @param endsByKey whether a key ends them; it counts for the next question
         */
        record Playing(long operation, boolean endsByKey) implements Hearing {}

        /** The prompts of a question. */
        record Asking(long operation, Question question) implements Hearing {}

        /**
         * The prompts have been heard; a key is awaited.
         *
         * @param speaking whether the caller has spoken since this time began to run
         * @param longer how often it was made longer since he spoke
         */
        record AwaitingKey(long operation, Question question, boolean speaking, int longer) implements Hearing {}

        /** The tone before a recording. */
        record Beeping(long operation, Recording recording) implements Hearing {}

        /** What the caller says is recorded. */
        record Listening(long operation, Recording recording) implements Hearing {}

        /**
         * Several keys are asked for.
         *
         * @param keys those that have come
         * @param heard whether the prompts are over
         */
        record Collecting(long operation, Entry entry, String keys, boolean heard) implements Hearing {}
    }
}
