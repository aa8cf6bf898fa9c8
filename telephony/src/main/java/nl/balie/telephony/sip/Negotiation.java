package nl.balie.telephony.sip;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Offer and answer of one leg (RFC 3264): what we described last, and whether an offer waits for its answer, ours or the
 * peer's; as long as one does, nobody may make another (RFC 3311 section 5.2).
 */
final class Negotiation {
    /** RFC 3261 section 14.1: whoever made the Call-ID waits 2.1 to 4 s after a 491, the other 0 to 2 s, in steps of 10 ms. */
    private static final int OWNER_FROM = 210;

    private static final int OWNER_UNTIL = 400;
    private static final int OTHER_UNTIL = 200;
    private static final int STEP_MILLIS = 10;
    /** RFC 3261 section 14.2: a Retry-After of 0 to 10 s. */
    private static final int LONGEST_RETRY_SECONDS = 10;

    private final SipWire wire;
    private @Nullable OurSdp ours;
    private byte[] last = new byte[0];
    private boolean awaitingAnswer;

    Negotiation(SipWire wire) {
        this.wire = wire;
    }

    /** From now on this leg has a port of ours. */
    void describe(int rtpPort) {
        ours = new OurSdp(wire.address, rtpPort);
    }

    private OurSdp ours() {
        return java.util.Objects.requireNonNull(ours, "nothing was described");
    }

    /**
     * Puts an offer of ours into a message; its answer is awaited from now on.
     *
     * @param wide whether wide band is wanted most
     */
    void offer(Message into, boolean wide) {
        awaitingAnswer = true;
        last = ours().offer(wide);
        wire.body(into, last);
    }

    /** Offers once more what was described last. */
    void repeat(Message into) {
        awaitingAnswer = true;
        wire.body(into, last);
    }

    /** No answer will come any more: what was agreed before stays. */
    void refused() {
        awaitingAnswer = false;
    }

    /** Answers the offer that a request makes; empty when it makes none that can be used. */
    Optional<RemoteMedia> answer(Request request, Response into) {
        Optional<Sdp> offer = sdp(Body.of(request));
        Optional<Sdp.Chosen> chosen = offer.flatMap(sdp -> sdp.choose(wire.address));
        if (offer.isEmpty() || chosen.isEmpty()) {
            return Optional.empty();
        }
        last = ours().answer(offer.get(), chosen.get());
        wire.body(into, last);
        return chosen.map(Sdp.Chosen::media);
    }

    /** What the answer in this message makes of our last offer, which has been answered when it can be used. */
    Optional<RemoteMedia> accepted(Message answer) {
        Optional<RemoteMedia> media = sdp(Body.of(answer)).flatMap(sdp -> sdp.accepts(wire.address, last));
        awaitingAnswer &= media.isEmpty();
        return media;
    }

    /**
     * Why an INVITE or UPDATE within the dialog cannot be looked at now, or null: 500 while the INVITE that began it has not
     * been answered, which the peer may try again after some seconds (RFC 3261 section 14.2, RFC 3311 section 5.2), and 491
     * while an offer of ours waits for its answer.
     */
    @Nullable
    Response notNow(Request request) {
        boolean offers = request.getMethod().equals(Request.INVITE)
                || Body.of(request).sdp().isPresent();
        if (!offers) {
            return null;
        }
        if (ours == null) {
            Response early = wire.response(Response.SERVER_INTERNAL_ERROR, request);
            early.setHeader(wire.header(
                    "Retry-After", Integer.toString(ThreadLocalRandom.current().nextInt(LONGEST_RETRY_SECONDS + 1))));
            return early;
        }
        return awaitingAnswer ? wire.response(Response.REQUEST_PENDING, request) : null;
    }

    /** How long to wait before a request that met the peer's own (491) is sent again. */
    static Duration afterGlare(boolean ownsCallId) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int steps = ownsCallId ? random.nextInt(OWNER_FROM, OWNER_UNTIL + 1) : random.nextInt(OTHER_UNTIL + 1);
        return Duration.ofMillis((long) steps * STEP_MILLIS);
    }

    /** How long the peer asks to wait before the same again, at most 10 s; empty when it does not say so. */
    static Optional<Duration> retryAfter(Response response) {
        String value = SipWire.value(response, "Retry-After");
        String seconds = value == null ? "" : value.split("[ ;(]", 2)[0];
        return seconds.matches("\\d{1,4}")
                ? Optional.of(Duration.ofSeconds(Math.min(Integer.parseInt(seconds), LONGEST_RETRY_SECONDS)))
                : Optional.empty();
    }

    /**
     * Why what a request offers cannot be taken: 415 for a body that must be understood and is not, 488 for an offer in which
     * nothing can be used (RFC 3261 sections 21.4.13 and 21.4.26). Null when it can, and when it offers nothing.
     */
    static @Nullable Response refusal(SipWire wire, Request request) {
        Body body = Body.of(request);
        if (body.refused()) {
            Response unsupported = wire.response(Response.UNSUPPORTED_MEDIA_TYPE, request);
            Body.accept(wire, unsupported);
            return unsupported;
        }
        boolean usable = body.sdp().isEmpty()
                || sdp(body).flatMap(sdp -> sdp.choose(wire.address)).isPresent();
        return usable ? null : wire.response(Response.NOT_ACCEPTABLE_HERE, request);
    }

    private static Optional<Sdp> sdp(Body body) {
        return body.sdp().flatMap(text -> Sdp.parse(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
