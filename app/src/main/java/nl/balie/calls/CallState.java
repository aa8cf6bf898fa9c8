package nl.balie.calls;

import java.time.Instant;
import java.util.UUID;
import nl.balie.acd.Offer;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.contacts.Result;
import nl.balie.telephony.Supervision;
import nl.balie.telephony.TelephonyPort.EndedBy;
import org.jspecify.annotations.Nullable;

/** Where a call is in its life; {@link CallLife} says what follows. */
sealed interface CallState {

    /** The agent to whom the call is offered, or who speaks in it; null when there is none. */
    default @Nullable UUID agent() {
        return switch (this) {
            case Offered(var _, var _, var offer, var _) -> offer.agentId();
            case Talking talking -> talking.offer().agentId();
            case PassedOn _ -> null;
            case CallingBack calling -> calling.offer().agentId();
            case Led _, Waiting _, RingingOutside _, Passing _, Outside _, Fallback _, Closing _, Ended _ -> null;
        };
    }

    /** Whether an agent calls this colleague in it. */
    default boolean calls(UUID colleague) {
        return (this instanceof CustomerRung || this instanceof Reached)
                && this instanceof CallingBack calling
                && calling.errand().target() instanceof Target.Colleague(var id, var _, var _)
                && id.equals(colleague);
    }

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
                case Talking(var _, var lead, var offer, var conversation) ->
                    new Talking(other, lead, offer, conversation);
                case RingingOutside(var _, var waits, var leg, var ask, var number, var left) ->
                    new RingingOutside(other, waits, leg, ask, number, left);
                case Passing(var _, var lead, var from, var leg, var number, var left) ->
                    new Passing(other, lead, from, leg, number, left);
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

    /** An agent speaks with a customer, and may ask others for advice. */
    sealed interface Conversing extends CallState {
        /** Who has the customer. */
        Offer offer();

        Conversation conversation();

        /** The same, with another conversation. */
        default Conversing with(Conversation other) {
            return switch (this) {
                case Talking(var story, var lead, var offer, var _) -> new Talking(story, lead, offer, other);
                case Reached(var offer, var errand, var _) -> new Reached(offer, errand, other);
            };
        }
    }

    /**
     * What goes on beside speaking with the customer.
     *
     * @param muted whether the agent is not heard
     * @param consult whom the agent asks for advice; null when nobody
     * @param supervisor who hears them; null when nobody
     */
    record Conversation(
            boolean muted,
            @Nullable Consult consult,
            @Nullable Supervisor supervisor) {
        static final Conversation PLAIN = new Conversation(false, null, null);

        Conversation withMuted(boolean now) {
            return new Conversation(now, consult, supervisor);
        }

        Conversation with(@Nullable Consult other) {
            return new Conversation(muted, other, supervisor);
        }

        Conversation with(@Nullable Supervisor other) {
            return new Conversation(muted, consult, other);
        }
    }

    /**
     * A supervisor hears a conversation.
     *
     * @param there whether he is on the line
     */
    record Supervisor(Target.Colleague who, Supervision how, boolean there) {}

    /**
     * Somebody is asked for advice.
     *
     * @param answered whether he is on the line
     * @param held whether he waits while the agent speaks with the customer
     */
    record Consult(Target target, boolean answered, boolean held) {}

    /** Who can be asked for advice, or given a customer. */
    sealed interface Target {
        /** An agent of the organisation. */
        record Colleague(UUID id, String username, String name) implements Target {}

        /** @param number in E.164 */
        record Number(String number) implements Target {}
    }

    /** An agent speaks with the caller. */
    record Talking(Story story, Lead lead, Offer offer, Conversation conversation) implements Here, Conversing {
        Talking(Story story, Lead lead, Offer offer) {
            this(story, lead, offer, Conversation.PLAIN);
        }
    }

    /**
     * An agent gave the caller to somebody outside, whose phone rings.
     *
     * @param from who gave him, and gets him back when nobody answers
     * @param left whether who was rung is known to have hung up before he is known to have answered
     */
    record Passing(Story story, Lead lead, Offer from, UUID leg, String number, boolean left) implements Here {}

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

    /** A call that an agent, its first party, makes: to a customer who asked for it, or to whom he dials. */
    sealed interface CallingBack extends CallState {
        Offer offer();

        Errand errand();
    }

    /**
     * The agent's phone rings.
     *
     * @param over whether the call is known to be over before what became of the ringing
     */
    record AgentRung(Offer offer, Errand errand, boolean over) implements CallingBack {}

    /**
     * The agent is there, the customer's phone rings.
     *
     * @param left whether who was rung is known to have hung up before he is known to have answered
     */
    record CustomerRung(Offer offer, Errand errand, boolean left) implements CallingBack {}

    /** They speak with each other. */
    record Reached(Offer offer, Errand errand, Conversation conversation) implements CallingBack, Conversing {
        Reached(Offer offer, Errand errand) {
            this(offer, errand, Conversation.PLAIN);
        }
    }

    /** The agent gave the customer to somebody outside, with whom he speaks. */
    record PassedOn(Offer offer, Errand errand) implements CallingBack {}

    /** All is stored; the agent is told so, or hung up. */
    record Parting(Offer offer, Errand errand) implements CallingBack {}

    /**
     * Over; nothing follows.
     *
     * @param result of the contact; null when a customer is still to be called, or when that was stored before
     */
    record Ended(@Nullable Result result) implements CallState {}
}
