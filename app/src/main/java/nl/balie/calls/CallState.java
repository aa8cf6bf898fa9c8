package nl.balie.calls;

import java.time.Instant;
import java.util.UUID;
import nl.balie.acd.Offer;
import nl.balie.callbacks.Callback;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.contacts.Result;
import nl.balie.telephony.TelephonyPort.EndedBy;
import org.jspecify.annotations.Nullable;

/** Where a call is in its life; {@link CallLife} says what follows. */
sealed interface CallState {

    /** A caller is on the line. */
    sealed interface Here extends CallState {
        Story story();

        /** Who leads the call on when nobody has the caller any more. */
        Lead lead();

        /** The same, with another story. */
        default Here with(Story other) {
            return switch (this) {
                case Led(var _, var leftAt) -> new Led(other, leftAt);
                case Waiting(var _, var lead) -> new Waiting(other, lead);
                case Offered(var _, var lead, var offer, var leftAt) -> new Offered(other, lead, offer, leftAt);
                case Talking(var _, var lead, var offer) -> new Talking(other, lead, offer);
                case RingingOutside(var _, var waits, var leg, var ask, var number, var left) ->
                    new RingingOutside(other, waits, leg, ask, number, left);
                case Outside(var _, var lead) -> new Outside(other, lead);
                case Fallback(var _, var leg, var left) -> new Fallback(other, leg, left);
            };
        }
    }

    /**
     * The steps of a flow have the caller.
     *
     * @param leftAt when an agent left him whose flow has not gone on with him yet; otherwise null
     */
    record Led(Story story, @Nullable Instant leftAt) implements Here {
        @Override
        public Lead lead() {
            return Lead.FLOW;
        }
    }

    /** The caller waits in a queue. */
    record Waiting(Story story, Lead lead) implements Here {}

    /**
     * An agent's phone rings for the caller.
     *
     * @param leftAt when the agent hung up, known before it is known that he answered; otherwise null
     */
    record Offered(
            Story story, Lead lead, Offer offer, @Nullable Instant leftAt) implements Here {}

    /** An agent speaks with the caller. */
    record Talking(Story story, Lead lead, Offer offer) implements Here {}

    /**
     * The flow has somebody outside rung for the caller.
     *
     * @param waits whether he keeps his place in a queue until there is an answer
     * @param ask the step's question, for an answer
     * @param left whether who was rung is known to have hung up before he is known to have answered
     */
    record RingingOutside(Story story, boolean waits, UUID leg, long ask, String number, boolean left) implements Here {
        @Override
        public Lead lead() {
            return Lead.FLOW;
        }
    }

    /** The caller speaks with somebody outside. */
    record Outside(Story story, Lead lead) implements Here {}

    /**
     * The number's fallback takes the caller to the end of the call.
     *
     * @param leg the phone outside, when it rings one
     * @param left whether who was rung is known to have hung up before he is known to have answered
     */
    record Fallback(Story story, UUID leg, boolean left) implements Here {
        @Override
        public Lead lead() {
            return Lead.FALLBACK;
        }
    }

    /** The caller has gone; what he said is still being kept. */
    record Closing(Here last, EndedBy by, Instant at) implements CallState {}

    /** A call in which an agent, its first party, is connected with a customer who asked to be called. */
    sealed interface CallingBack extends CallState {
        Offer offer();

        Callback callback();
    }

    /**
     * The agent's phone rings.
     *
     * @param over whether the call is known to be over before what became of the ringing
     */
    record AgentRung(Offer offer, Callback callback, boolean over) implements CallingBack {}

    /**
     * The agent is there, the customer's phone rings.
     *
     * @param left whether who was rung is known to have hung up before he is known to have answered
     */
    record CustomerRung(Offer offer, Callback callback, boolean left) implements CallingBack {}

    /** They speak with each other. */
    record Reached(Offer offer, Callback callback) implements CallingBack {}

    /** All is stored; the agent is told so, or hung up. */
    record Parting(Offer offer, Callback callback) implements CallingBack {}

    /**
     * Over; nothing follows.
     *
     * @param result of the contact; null when a customer is still to be called, or when that was stored before
     */
    record Ended(@Nullable Result result) implements CallState {}
}
