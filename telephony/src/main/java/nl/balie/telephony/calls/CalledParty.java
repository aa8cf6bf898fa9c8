package nl.balie.telephony.calls;

import java.time.Clock;
import java.util.function.Consumer;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.sip.CallerLeg;
import nl.balie.telephony.sip.PhoneLeg;
import nl.balie.telephony.sip.RemoteMedia;
import org.jspecify.annotations.Nullable;

/** The first party of a call that Balie makes: a phone while it rings, the caller's side once it has answered. */
final class CalledParty implements CallerLeg, PhoneLeg.Listener {
    private final long dial;
    private final Clock clock;
    private final Consumer<CallEvent> happen;
    private final CallerLeg.Listener caller;
    private @Nullable PhoneLeg phone;

    CalledParty(long dial, Clock clock, Consumer<CallEvent> happen, CallerLeg.Listener caller) {
        this.dial = dial;
        this.clock = clock;
        this.happen = happen;
        this.caller = caller;
    }

    void rung(PhoneLeg ringing) {
        phone = ringing;
    }

    boolean is(long other) {
        return dial == other;
    }

    void askToPickUp(long operation) {
        if (phone == null) {
            pickUpAnswered(operation, 408);
        } else {
            phone.askToPickUp(operation);
        }
    }

    @Override
    public boolean answer(int rtpPort) {
        throw new IllegalStateException("Balie made this call");
    }

    @Override
    public void refuse(int sipStatus) {
        throw new IllegalStateException("Balie made this call");
    }

    @Override
    public void hangUp() {
        if (phone != null) {
            phone.end();
        }
    }

    @Override
    public void rang() {
        happen.accept(new CallEvent.PhoneRang(clock.instant(), dial));
    }

    @Override
    public void answered(RemoteMedia media) {
        happen.accept(new CallEvent.PhoneAnswered(clock.instant(), dial));
        caller.media(media);
    }

    @Override
    public void refused(Reason reason, int sipStatus) {
        happen.accept(new CallEvent.PhoneRefused(clock.instant(), dial, reason, sipStatus));
    }

    @Override
    public void hungUp() {
        caller.hungUp();
    }

    @Override
    public void media(RemoteMedia media) {
        caller.media(media);
    }

    @Override
    public void key(char key) {
        caller.key(key);
    }

    @Override
    public void transferAsked(String to) {
        happen.accept(new CallEvent.PhoneRefers(clock.instant(), dial, to));
    }

    void answerTransfer(boolean done) {
        if (phone != null) {
            phone.transferAnswered(done);
        }
    }

    @Override
    public void pickUpAnswered(long operation, int sipStatus) {
        happen.accept(new CallEvent.PickUpAnswered(clock.instant(), dial, operation, sipStatus));
    }
}
