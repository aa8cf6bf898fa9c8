package nl.balie.calls;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.balie.acd.Offer;
import nl.balie.calls.CallEffect.AnswerLine;
import nl.balie.calls.CallEffect.BeginHearing;
import nl.balie.calls.CallEffect.DialFallback;
import nl.balie.calls.CallEffect.DialOutside;
import nl.balie.calls.CallEffect.DialPassed;
import nl.balie.calls.CallEffect.HangUp;
import nl.balie.calls.CallEffect.OnTheLine;
import nl.balie.calls.CallEffect.PickUp;
import nl.balie.calls.CallEffect.PlayHoldMusic;
import nl.balie.calls.CallEffect.PlayQueue;
import nl.balie.calls.CallEffect.ReleasePhone;
import nl.balie.calls.CallEffect.Reply;
import nl.balie.calls.CallEffect.RingAgent;
import nl.balie.calls.CallEffect.SayGoodbye;
import nl.balie.calls.CallEffect.StopRinging;
import nl.balie.numbers.PhoneNumber;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Telephony;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does on the line what a call's life says, and tells the call what comes of it. Returns at once. */
@Component
class CallLine {
    private static final Logger log = LoggerFactory.getLogger(CallLine.class);
    private static final String LANGUAGE = "nl";
    private static final String SORRY = "Wij kunnen u op dit moment niet helpen. Probeert u het later opnieuw.";
    private static final Duration RING_OUTSIDE = Duration.ofSeconds(45);
    private static final Duration RING_FALLBACK = Duration.ofSeconds(60);

    /** The offer's own time-out ends the ringing; the phone's is only there in case that one is lost. */
    private static final Duration SPARE = Duration.ofSeconds(10);

    private final Exchange exchange;
    private final OutsideLine outside;
    private final WaitingSound sound;
    private final AgentPhones phones;

    CallLine(Exchange exchange, OutsideLine outside, WaitingSound sound, AgentPhones phones) {
        this.exchange = exchange;
        this.outside = outside;
        this.sound = sound;
        this.phones = phones;
    }

    void perform(LiveCall call, OnTheLine effect) {
        Telephony telephony = exchange.telephony();
        switch (effect) {
            case BeginHearing(var ask) -> call.answer(ask, Reply.YES);
            case PlayHoldMusic _ -> telephony.playMusic(call.id(), new Prompt.HoldMusic());
            case PlayQueue(var queue) -> sound.play(call, queue);
            case AnswerLine _ -> answer(call, telephony);
            case SayGoodbye(var numbersOwn) ->
                say(call, numbersOwn ? call.number().fallbackMessage() : SORRY);
            case HangUp _ -> telephony.hangUp(call.id());
            case DialOutside(var leg, var ask, var number) -> dial(call, leg, ask, number);
            case DialFallback(var leg, var number) ->
                rings(call, leg, ring(call, number, call.number().description(), RING_FALLBACK), Reason.WITHDRAWN);
            case DialPassed(var leg, var number) ->
                rings(
                        call,
                        leg,
                        outside.connectFor(
                                call.id(), call.organisation(), call.contact(), number, number, RING_OUTSIDE),
                        Reason.WITHDRAWN);
            case RingAgent(var offer) ->
                rings(
                        call,
                        offer.id(),
                        phones.connect(call.id(), offer.username(), offer.queue(), patience(offer)),
                        null);
            case StopRinging _ -> telephony.withdraw(call.id());
            case PickUp _ -> {
                var unused = telephony.pickUp(call.id());
            }
            case ReleasePhone _ -> telephony.releasePhone(call.id());
        }
    }

    /** How long an agent's phone may ring for an offer. */
    static Duration patience(Offer offer) {
        return Duration.between(offer.offeredAt(), offer.expiresAt()).plus(SPARE);
    }

    private CompletableFuture<Outcome> ring(LiveCall call, String number, String shown, Duration patience) {
        return outside.connect(call.id(), call.organisation(), call.contact(), number, shown, patience);
    }

    private void dial(LiveCall call, UUID leg, long ask, String number) {
        var ringing = ring(call, number, number, RING_OUTSIDE);
        var unused = ringing.exceptionally(failure -> {
            call.fail(ask, new IllegalStateException(failure));
            return new Outcome.CallerGone();
        });
        rings(call, leg, ringing, Reason.WITHDRAWN);
    }

    private static void answer(LiveCall call, Telephony telephony) {
        var unused = telephony.answer(call.id()).whenComplete((outcome, failure) -> {
            if (outcome instanceof Outcome.Done) {
                PhoneNumber number = call.number();
                call.post(new CallEvent.LineAnswered(number.fallback(), number.fallbackNumber()));
            } else if (failure != null) {
                log.error("contact {} could not be answered", call.contact(), failure);
                call.post(new CallEvent.GoodbyeSaid());
            }
        });
    }

    /** Says the last words of a call. */
    void say(LiveCall call, String words) {
        var unused = exchange.telephony()
                .play(call.id(), List.of(new Prompt.Speech(LANGUAGE, words)))
                .whenComplete((_, _) -> call.post(new CallEvent.GoodbyeSaid()));
    }

    /**
     * Tells the call what came of a phone that rings for it; nothing when the call is over.
     *
     * @param replaced what it is told when another phone took the place of this one; null for nothing
     */
    static void rings(LiveCall call, UUID leg, CompletableFuture<Outcome> ringing, @Nullable Reason replaced) {
        var unused = ringing.handle((outcome, failure) -> {
            Optional<CallEvent> told = failure == null
                    ? told(leg, outcome, replaced)
                    : Optional.of(new CallEvent.PhoneRefused(leg, Reason.UNREACHABLE));
            log.debug("leg {} of contact {}: {}", leg, call.contact(), told);
            told.ifPresent(call::post);
            return told;
        });
    }

    private static Optional<CallEvent> told(UUID leg, Outcome outcome, @Nullable Reason replaced) {
        return switch (outcome) {
            case Outcome.Done(var at) -> Optional.of(new CallEvent.PhoneAnswered(leg, at));
            case Outcome.NotConnected(var reason, var status) -> {
                log.info("leg {} was not answered: {} ({})", leg, reason, status);
                yield Optional.of(new CallEvent.PhoneRefused(leg, reason));
            }
            case Outcome.Replaced _ -> Optional.ofNullable(replaced).map(why -> new CallEvent.PhoneRefused(leg, why));
            case Outcome.CallerGone _ -> Optional.empty();
            case Outcome.Key _,
                    Outcome.Said _,
                    Outcome.WrongKey _,
                    Outcome.NoKey _,
                    Outcome.StillHeld _,
                    Outcome.Keys _,
                    Outcome.Recorded _ -> throw new IllegalStateException("ringing a phone cannot end with " + outcome);
        };
    }
}
