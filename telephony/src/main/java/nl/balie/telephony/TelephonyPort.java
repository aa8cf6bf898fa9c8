package nl.balie.telephony;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What telephony asks of the outside and tells it. Every call has a mailbox; these methods are called from it, one at a
 * time per call, and may block (they run on a virtual thread). Calls on different calls run side by side.
 */
public interface TelephonyPort {

    /**
     * A call arrived. Nothing is sent to the caller but 100 Trying before this returns, so that the contact can be stored
     * first. An exception makes the call be refused with 503.
     */
    void callArrived(IncomingCall call);

    /** The dialled phone, or the first party of a call that Balie makes, started ringing. */
    void phoneRinging(CallId call, Destination destination, Instant at);

    /** One of those who talk was put on hold, by the phone of another or by {@link Telephony#hold}, or was taken back. */
    void partyHeld(CallId call, Party party, boolean held, Instant at);

    /** One who was asked into the conversation ({@code CONSULTED} or {@code SUPERVISOR}) has answered. */
    void joined(CallId call, Party party, Instant at);

    /**
     * He takes part no more, or will not.
     *
     * @param why he did not answer; null when he had
     */
    void left(CallId call, Party party, @Nullable Reason why, Instant at);

    /**
     * The agent is gone, by what was asked or since he hung up while he consulted, and this party is in his place with the
     * customer: {@code PHONE} from now on, or {@code CALLER} in a call that Balie makes.
     */
    void agentReplaced(CallId call, Party by, Instant at);

    /**
     * The agent's phone asks by its own button (REFER) that his customer is given to somebody else. The outside judges it and
     * does it, as everything else that an agent wants; the phone is told what came of it.
     *
     * @param to a user, or a number in any notation
     * @return whether it is being done; must not wait
     */
    CompletableFuture<Boolean> transferAsked(CallId call, String to);

    /** The connected phone hung up while the caller is still there. */
    void phoneHungUp(CallId call, Instant at);

    /**
     * A party's line is over, and this is how well he was heard; told of everybody of whom anything was heard.
     *
     * @param who was rung; null for the first party, who called or was called first
     */
    void lineMeasured(CallId call, @Nullable Destination who, LineQuality quality, Instant at);

    /** The call is over; the last thing that is ever said about it. */
    void callEnded(CallId call, EndedBy by, Instant at);

    /** A phone registered or was lost (unregistered, or its registration ran out). */
    void registrationChanged(String user, boolean registered);

    /** The secrets of a user's phones, each with its own; none when this user may not register. */
    List<DigestSecret> digestSecrets(String user);

    /** A phone proved that it knows its secret, to register or to call. */
    void phoneProven(String user, String device, String address);

    /**
     * Somebody said that he was this user's phone and could not prove it. Told of the first failures in a row and of the
     * one from which on they are too many, not of all that follow.
     *
     * @param slowedDown whether there are so many that strangers have to wait from now on
     */
    void phoneRefused(String user, String address, boolean slowedDown);

    /**
     * Whether a user's phone may send those who call it on to the phone of another user (302 Moved Temporarily); numbers
     * outside are never asked about, since no phone may send a call there.
     */
    boolean mayForward(String user, String to);

    /** Who ended a call. */
    enum EndedBy {
        CALLER,
        PHONE,
        BALIE,
        MEDIA_LOST,
        FAILURE
    }

    /**
     * What one phone is known by.
     *
     * @param device which phone of the user's
     * @param algorithm {@code SHA-256} (RFC 8760), or {@code MD5} for a phone that knows no better
     * @param ha1 H(A1) of RFC 7616 section 3.4.2 for the settings' realm, in lower-case hex
     */
    record DigestSecret(String device, String algorithm, String ha1) {
        @Override
        public String toString() {
            return "DigestSecret[" + device + "]";
        }
    }
}
