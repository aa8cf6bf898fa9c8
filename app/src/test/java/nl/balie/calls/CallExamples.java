package nl.balie.calls;

import java.time.Instant;
import java.util.UUID;
import nl.balie.acd.Offer;
import nl.balie.callbacks.Callback;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contact.Origin;
import nl.balie.numbers.Fallback;
import nl.balie.numbers.PhoneNumber;
import nl.balie.queues.Queue;
import nl.balie.telephony.CallId;

/** Calls and what they are about, for tests that need no application. */
final class CallExamples {
    static final UUID AGENT = UUID.randomUUID();
    static final Queue QUEUE = new Queue(
            UUID.randomUUID(), "Burgerzaken", Queue.Kind.EXTERNAL, UUID.randomUUID(), "Burgerzaken", 0, "", true, null);
    static final Offer OFFER = offer(AGENT);
    static final PhoneNumber NUMBER = new PhoneNumber(
            UUID.randomUUID(),
            "+31990001000",
            "",
            "balie-main-menu",
            UUID.randomUUID(),
            UUID.randomUUID(),
            Fallback.QUEUE,
            "",
            null);

    private CallExamples() {}

    static LiveCall incoming(LiveCall.Performer performer) {
        return LiveCall.incoming(new CallId("1"), "waterstad", UUID.randomUUID(), NUMBER, Origin.EXTERNAL, performer);
    }

    static Offer offer(UUID agent) {
        return new Offer(
                UUID.randomUUID(),
                "waterstad",
                UUID.randomUUID(),
                Channel.VOICE,
                agent,
                "agent1",
                "Fatima El Amrani",
                "Burgerzaken",
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(20));
    }

    static Callback callback(Callback.Kind kind) {
        return new Callback(
                UUID.randomUUID(),
                kind,
                Callback.State.WAITING,
                UUID.randomUUID(),
                Instant.EPOCH,
                NUMBER.number(),
                "+31612345678",
                QUEUE.id(),
                QUEUE.name(),
                OFFER.contactId(),
                0,
                null,
                null,
                null,
                "");
    }
}
