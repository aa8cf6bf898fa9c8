package nl.balie.telephony.calls;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import nl.balie.telephony.Destination;
import nl.balie.telephony.LineQuality;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.Codec;
import nl.balie.telephony.media.MediaStream;
import nl.balie.telephony.sip.CallerLeg;
import nl.balie.telephony.sip.PhoneLeg;
import nl.balie.telephony.sip.RemoteMedia;
import org.jspecify.annotations.Nullable;

/** The phones that are rung for a call or connected with it, by their attempt; in the call's mailbox only. */
final class Phones {
    private record Phone(Destination destination, MediaStream stream, PhoneLeg leg) {}

    private final Surroundings around;
    private final @Nullable String callerNumber;
    private final Executor mailbox;
    private final Consumer<CallEvent> happen;
    private final Consumer<Audio> played;
    private final BiConsumer<Destination, @Nullable LineQuality> measured;
    private final Map<Long, Phone> phones = new HashMap<>();
    private final Set<Long> holding = new HashSet<>();
    private boolean wideBand;

    /**
     * @param callerNumber that the phones are shown, or null for an anonymous caller
     * @param played told of each sound that a phone has heard to its end
     * @param measured told of each phone's line when it is over; null when nothing was heard of it
     */
    Phones(
            Surroundings around,
            @Nullable String callerNumber,
            Executor mailbox,
            Consumer<CallEvent> happen,
            Consumer<Audio> played,
            BiConsumer<Destination, @Nullable LineQuality> measured) {
        this.around = around;
        this.callerNumber = callerNumber;
        this.mailbox = mailbox;
        this.happen = happen;
        this.played = played;
        this.measured = measured;
    }

    private Instant now() {
        return around.clock().instant();
    }

    /** @throws IOException when no RTP port is free */
    void dial(Effect.Dial dial) throws IOException {
        MediaStream opened = around.media()
                .open(new StreamEvents(
                        mailbox,
                        played,
                        key -> happen.accept(new CallEvent.PhoneKeyPressed(now(), dial.dial(), key, true)),
                        () -> happen.accept(new CallEvent.PhoneKeyReleased(now(), dial.dial())),
                        () -> lost(dial.dial())));
        PhoneLeg dialled = around.dialler()
                .dial(
                        dial.destination(),
                        callerNumber,
                        dial.shownName(),
                        opened.localPort(),
                        mailbox,
                        new PhoneSide(dial.dial()));
        phones.put(dial.dial(), new Phone(dial.destination(), opened, dialled));
    }

    /** Phones that are rung from now on are asked for what the caller has too, so that nothing is converted between them. */
    void callerHas(Codec codec) {
        wideBand = codec == Codec.G722;
    }

    void askToPickUp(long dial, long operation) {
        Phone phone = phones.get(dial);
        if (phone == null) {
            happen.accept(new CallEvent.PickUpAnswered(now(), dial, operation, 408));
        } else {
            phone.leg().askToPickUp(operation);
        }
    }

    void answerTransfer(long dial, boolean done) {
        Phone phone = phones.get(dial);
        if (phone != null) {
            phone.leg().transferAnswered(done);
        }
    }

    @Nullable
    MediaStream stream(long dial) {
        Phone phone = phones.get(dial);
        return phone == null ? null : phone.stream();
    }

    private void withStream(long dial, Consumer<MediaStream> what) {
        MediaStream stream = stream(dial);
        if (stream != null) {
            what.accept(stream);
        }
    }

    /** The phone as the first party of the call. */
    CallerLeg asCaller(long dial) {
        return new CallerLeg() {
            @Override
            public boolean answer(int rtpPort) {
                throw new IllegalStateException("he was rung");
            }

            @Override
            public void refuse(int sipStatus) {
                throw new IllegalStateException("he was rung");
            }

            @Override
            public void hangUp() {
                end(dial);
            }
        };
    }

    void end(long dial) {
        holding.remove(dial);
        Phone phone = phones.remove(dial);
        if (phone != null) {
            phone.leg().end();
            measured.accept(phone.destination(), phone.stream().quality());
            phone.stream().close();
        }
    }

    void endAll() {
        List.copyOf(phones.keySet()).forEach(this::end);
    }

    /** A phone that is silent without having put us on hold is gone; the caller stays. */
    private void lost(long dial) {
        if (!holding.contains(dial)) {
            happen.accept(new CallEvent.PhoneHungUp(now(), dial));
        }
    }

    private final class PhoneSide implements PhoneLeg.Listener {
        private final long dial;

        PhoneSide(long dial) {
            this.dial = dial;
        }

        @Override
        public void rang() {
            happen.accept(new CallEvent.PhoneRang(now(), dial));
        }

        @Override
        public void sounds(RemoteMedia media) {
            connect(media);
            happen.accept(new CallEvent.PhoneSounds(now(), dial));
        }

        @Override
        public void answered(RemoteMedia media) {
            connect(media);
            happen.accept(new CallEvent.PhoneAnswered(now(), dial));
            held(media);
        }

        @Override
        public boolean wideBand() {
            return wideBand;
        }

        @Override
        public void refused(Reason reason, int sipStatus) {
            happen.accept(new CallEvent.PhoneRefused(now(), dial, reason, sipStatus));
            end(dial);
        }

        @Override
        public void hungUp() {
            happen.accept(new CallEvent.PhoneHungUp(now(), dial));
            end(dial);
        }

        @Override
        public void media(RemoteMedia media) {
            connect(media);
            held(media);
        }

        private void connect(RemoteMedia media) {
            withStream(dial, stream -> stream.connect(media.address(), media.agreed()));
        }

        private void held(RemoteMedia media) {
            boolean changed = media.listens() ? holding.remove(dial) : phones.containsKey(dial) && holding.add(dial);
            if (changed) {
                happen.accept(new CallEvent.PhoneHeld(now(), dial, !media.listens()));
            }
        }

        @Override
        public void key(char key) {
            happen.accept(new CallEvent.PhoneKeyPressed(now(), dial, key, false));
        }

        @Override
        public void transferAsked(String to) {
            happen.accept(new CallEvent.PhoneRefers(now(), dial, to));
        }

        @Override
        public void pickUpAnswered(long operation, int sipStatus) {
            happen.accept(new CallEvent.PickUpAnswered(now(), dial, operation, sipStatus));
        }
    }
}
