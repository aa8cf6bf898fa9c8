package nl.balie.telephony.calls;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.balie.telephony.Destination;
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
    record Calling(PhoneState.Dialling dialling) implements CallState {}

    /**
     * Answered with 200 OK.
     *
     * @param confirmed whether the caller's ACK has come
     * @param answering the answer operations that wait for it
     * @param background what is heard when nothing else is
     * @param keysAhead keys pressed before the question that they answer (requirement 2.4.7)
     * @param keyDown whether the caller holds a key
     * @param held whether the caller has put us on hold, and with us the phone with which he talks
     */
    record OnLine(
            boolean confirmed,
            List<Long> answering,
            Hearing hearing,
            Background background,
            PhoneState phone,
            String keysAhead,
            boolean keyDown,
            boolean held)
            implements CallState {
        public OnLine {
            answering = List.copyOf(answering);
        }

        /** Whether one of two who talk is on hold, whoever put him there. */
        boolean onHold(Party party) {
            return phone instanceof PhoneState.Talking talking
                    && (talking.heldByUs().contains(party)
                            || switch (party) {
                                case CALLER -> talking.holds();
                                case PHONE -> held;
                            });
        }

        OnLine with(Hearing other) {
            return new OnLine(confirmed, answering, other, background, phone, keysAhead, keyDown, held);
        }

        OnLine with(Background other) {
            return new OnLine(confirmed, answering, hearing, other, phone, keysAhead, keyDown, held);
        }

        OnLine with(PhoneState other) {
            return new OnLine(confirmed, answering, hearing, background, other, keysAhead, keyDown, held);
        }

        OnLine withKeys(String keys) {
            return new OnLine(confirmed, answering, hearing, background, phone, keys, keyDown, held);
        }

        OnLine withKeyDown(boolean now) {
            return new OnLine(confirmed, answering, hearing, background, phone, keysAhead, now, held);
        }

        OnLine withHeld(boolean now) {
            return new OnLine(confirmed, answering, hearing, background, phone, keysAhead, keyDown, now);
        }

        OnLine confirmedNow() {
            return new OnLine(true, List.of(), hearing, background, phone, keysAhead, keyDown, held);
        }

        OnLine withAnswering(long operation) {
            List<Long> more = new ArrayList<>(answering);
            more.add(operation);
            return new OnLine(confirmed, more, hearing, background, phone, keysAhead, keyDown, held);
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

    /** The other side of the call. */
    sealed interface PhoneState {
        /** There is none. */
        record NoPhone() implements PhoneState {}

        /**
         * A phone is being rung.
         *
         * @param dial the connect operation
         * @param pickUps operations that wait for the phone to answer by itself
         */
        record Dialling(long dial, Destination destination, boolean ringing, List<Long> pickUps) implements PhoneState {
            public Dialling {
                pickUps = List.copyOf(pickUps);
            }

            Dialling nowRinging() {
                return new Dialling(dial, destination, true, pickUps);
            }

            Dialling withPickUp(long operation) {
                List<Long> more = new ArrayList<>(pickUps);
                more.add(operation);
                return new Dialling(dial, destination, ringing, more);
            }

            Dialling without(long operation) {
                return new Dialling(
                        dial,
                        destination,
                        ringing,
                        pickUps.stream().filter(other -> other != operation).toList());
            }
        }

        /**
         * Caller and phone talk with each other, unless one is on hold, who hears music then.
         *
         * @param holds whether the phone has put the caller on hold
         * @param heldByUs who was put on hold by what the outside asked
         * @param loaded whether the streams have that music
         */
        record Talking(long dial, boolean holds, Set<Party> heldByUs, boolean loaded) implements PhoneState {
            public Talking {
                heldByUs = Set.copyOf(heldByUs);
            }

            Talking(long dial) {
                this(dial, false, Set.of(), false);
            }

            Talking withHolds(boolean now) {
                return new Talking(dial, now, heldByUs, loaded);
            }

            Talking withHeldByUs(Party party, boolean now) {
                Set<Party> held = EnumSet.noneOf(Party.class);
                held.addAll(heldByUs);
                if (now) {
                    held.add(party);
                } else {
                    held.remove(party);
                }
                return new Talking(dial, holds, held, loaded);
            }

            Talking nowLoaded() {
                return new Talking(dial, holds, heldByUs, true);
            }
        }
    }
}
