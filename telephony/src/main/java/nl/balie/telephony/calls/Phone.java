package nl.balie.telephony.calls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.PhoneVoice;
import nl.balie.telephony.sip.RemoteMedia;
import nl.balie.telephony.sip.SipPhone;

/**
 * A telephone with one line, to try Balie with: over SIP and RTP like any other, on free ports of one address. It
 * answers by itself when the exchange asks it to.
 */
public final class Phone implements AutoCloseable {
    private final SipPhone line;
    private final PhoneVoice voice;

    /** What happens to the phone, told from threads of its own. */
    public interface Listener {
        /** It rings. */
        default void rings(String shownName) {}

        /** Somebody or something answered it, or it was answered. */
        default void connected() {}

        /** The first sound that is no silence. */
        default void hears() {}

        /** @param sipStatus 200 when the other side hung up, otherwise why there was no conversation */
        default void over(int sipStatus) {}
    }

    private Phone(InetAddress address, InetSocketAddress exchange, String user, Listener listener) throws IOException {
        voice = PhoneVoice.open(address, listener::hears);
        try {
            line = SipPhone.open(address, exchange, user, voice.port(), new Line(voice, listener));
        } catch (IOException noPort) {
            voice.close();
            throw noPort;
        }
    }

    /**
     * Opens a phone.
     *
     * @param address of the phone itself
     * @param exchange where it registers and calls
     * @param user its name at the exchange, or the number that it shows
     * @throws IOException when no port is free
     */
    public static Phone open(InetAddress address, InetSocketAddress exchange, String user, Listener listener)
            throws IOException {
        return new Phone(address, exchange, user, listener);
    }

    /** Registers with digest, for five minutes; the SIP status of the answer follows, 408 when there was none. */
    public CompletableFuture<Integer> register(String password) {
        return line.register(password);
    }

    /** Takes the registration back. */
    public CompletableFuture<Integer> unregister(String password) {
        return line.unregister(password);
    }

    /** Calls a number; {@link Listener#connected} or {@link Listener#over} follows. */
    public void call(String number) {
        line.call(number);
    }

    /** Answers when it rings. */
    public void answer() {
        line.answer();
    }

    /** Presses a key by RFC 4733: a digit, star or hash. */
    public void press(char key) {
        voice.press(key);
    }

    /** Says it once. */
    public void say(Audio audio) {
        voice.say(audio);
    }

    /** Ends the call, or does not take it. {@link Listener#over} does not follow. */
    public void hangUp() {
        line.hangUp();
    }

    @Override
    public void close() {
        line.close();
        voice.close();
    }

    private static final class Line implements SipPhone.Listener {
        private final PhoneVoice voice;
        private final Listener listener;
        private boolean connected;

        Line(PhoneVoice voice, Listener listener) {
            this.voice = voice;
            this.listener = listener;
        }

        @Override
        public void called(String shownName) {
            listener.rings(shownName);
        }

        @Override
        public void talking(RemoteMedia media) {
            voice.connect(media.address(), media.agreed());
            if (!connected) {
                connected = true;
                listener.connected();
            }
        }

        @Override
        public void over(int sipStatus) {
            connected = false;
            listener.over(sipStatus);
        }
    }
}
