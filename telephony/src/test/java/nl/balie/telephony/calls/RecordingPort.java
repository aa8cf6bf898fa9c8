package nl.balie.telephony.calls;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Destination;
import nl.balie.telephony.IncomingCall;
import nl.balie.telephony.LineQuality;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.Party;
import nl.balie.telephony.TelephonyPort;
import nl.balie.telephony.sip.SipPeer;
import org.jspecify.annotations.Nullable;

/** The outside in tests: takes every call and writes down what it is told. */
final class RecordingPort implements TelephonyPort {
    final List<String> told = new CopyOnWriteArrayList<>();
    final BlockingQueue<IncomingCall> arrived = new LinkedBlockingQueue<>();
    final Map<String, String> passwords = new ConcurrentHashMap<>(Map.of("agent1", "geheim", "agent2", "ook"));
    /** Phones with a secret of their own each, of users who have no password here. */
    final Map<String, List<DigestSecret>> devices = new ConcurrentHashMap<>();

    volatile Consumer<IncomingCall> onArrival = call -> {};

    @Override
    public void callArrived(IncomingCall call) {
        onArrival.accept(call);
        arrived.add(call);
    }

    @Override
    public void phoneRinging(CallId call, Destination destination, Instant at) {
        tell("ringing " + destination);
    }

    @Override
    public void partyHeld(CallId call, Party party, boolean held, Instant at) {
        tell(party + (held ? " is held" : " is taken back"));
    }

    @Override
    public void joined(CallId call, Party party, Instant at) {
        tell(party + " joined");
    }

    @Override
    public void left(CallId call, Party party, @Nullable Reason why, Instant at) {
        tell(party + " left" + (why == null ? "" : ": " + why));
    }

    @Override
    public void agentReplaced(CallId call, Party by, Instant at) {
        tell("agent replaced by " + by);
    }

    @Override
    public void phoneHungUp(CallId call, Instant at) {
        tell("phone hung up");
    }

    @Override
    public void callEnded(CallId call, EndedBy by, Instant at) {
        tell("ended by " + by);
    }

    @Override
    public void registrationChanged(String user, boolean registered) {
        tell(user + (registered ? " registered" : " lost"));
    }

    final List<LineQuality> measured = new java.util.concurrent.CopyOnWriteArrayList<>();

    @Override
    public void lineMeasured(CallId call, @Nullable Destination who, LineQuality quality, Instant at) {
        measured.add(quality);
        tell("measured " + (who == null ? "the first party" : who));
    }

    volatile CompletableFuture<Boolean> transfer = CompletableFuture.completedFuture(false);

    @Override
    public CompletableFuture<Boolean> transferAsked(CallId call, String to) {
        tell("transfer to " + to);
        return transfer;
    }

    /** To anybody but those with a name of another organisation's. */
    @Override
    public boolean mayForward(String user, String to) {
        return !to.startsWith("other");
    }

    private void tell(String line) {
        synchronized (told) {
            told.add(line);
            told.notifyAll();
        }
    }

    @Override
    public List<DigestSecret> digestSecrets(String user) {
        String password = passwords.get(user);
        return password == null
                ? devices.getOrDefault(user, List.of())
                : List.of(secret("new", user, "SHA-256", password), secret("old", user, "MD5", password));
    }

    static DigestSecret secret(String device, String user, String algorithm, String password) {
        return new DigestSecret(device, algorithm, SipPeer.hash(algorithm, user + ":balie:" + password));
    }

    @Override
    public void phoneProven(String user, String device, String address) {
        tell(user + " proven with " + device + " from " + address);
    }

    @Override
    public void phoneRefused(String user, String address, boolean slowedDown) {
        tell(user + " refused from " + address + (slowedDown ? ", slowed down" : ""));
    }

    IncomingCall awaitCall() {
        try {
            IncomingCall call = arrived.poll(10, TimeUnit.SECONDS);
            if (call == null) {
                throw new AssertionError("no call arrived");
            }
            return call;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    void awaitTold(String line) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        synchronized (told) {
            while (!told.contains(line)) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("never told: " + line + ", but " + told);
                }
                try {
                    told.wait(left);
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
            }
        }
    }
}
