package nl.balie.telephony;

import java.util.concurrent.CompletableFuture;

/**
 * A call that Balie makes.
 *
 * @param answered {@link Outcome.Done} with the moment at which the first party answered; otherwise
 *     {@link Outcome.NotConnected}, and the call is over
 */
public record OutgoingCall(CallId id, CompletableFuture<Outcome> answered) {}
