package nl.balie.telephony;

import java.time.Instant;
import java.util.Optional;

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

    /** The connected phone hung up while the caller is still there. */
    void phoneHungUp(CallId call, Instant at);

    /** The call is over; the last thing that is ever said about it. */
    void callEnded(CallId call, EndedBy by, Instant at);

    /** A phone registered or was lost (unregistered, or its registration ran out). */
    void registrationChanged(String user, boolean registered);

    /** The digest secrets of a phone's user, or nothing when this user may not register. */
    Optional<DigestSecret> digestSecret(String user);

    /** Who ended a call. */
    enum EndedBy {
        CALLER,
        PHONE,
        BALIE,
        MEDIA_LOST,
        FAILURE
    }

    /**
     * H(A1) of RFC 7616 section 3.4.2 for the settings' realm, in lower-case hex.
     *
     * @param md5 for phones that know MD5 only
     * @param sha256 for phones that know SHA-256 (RFC 8760)
     */
    record DigestSecret(String md5, String sha256) {
        @Override
        public String toString() {
            return "DigestSecret[…]";
        }
    }
}
