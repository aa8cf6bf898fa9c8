package nl.balie.telephony.sip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A SIP phone or trunk of our own for tests: says exactly what the test wants, right or wrong, over a real socket.
 * Repeated requests are left out of what it hears; repeated responses are not, nor ACKs, which nobody repeats but for a
 * repeated response.
 */
public final class SipPeer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Sends the bytes of one message. */
    private interface Sending {
        void send(byte[] bytes) throws IOException;
    }

    private volatile InetSocketAddress server;
    private final String transport;
    private final String host;
    private final int port;
    private final Sending sending;
    private final AutoCloseable socket;
    private final List<SipText> heard = new ArrayList<>();
    private final Set<String> requests = new HashSet<>();
    private java.util.function.Consumer<InetSocketAddress> pointing = address -> {};
    private int sequence;

    private SipPeer(
            InetSocketAddress server, String transport, String host, int port, Sending sending, AutoCloseable socket) {
        this.server = server;
        this.transport = transport;
        this.host = host;
        this.port = port;
        this.sending = sending;
        this.socket = socket;
    }

    public static SipPeer udp(InetSocketAddress server) {
        return udp(server, InetAddress.getLoopbackAddress());
    }

    /** From another address of this machine, such as 127.0.0.2. */
    public static SipPeer udp(InetSocketAddress server, InetAddress from) {
        try {
            DatagramSocket socket = new DatagramSocket(0, from);
            InetSocketAddress[] to = {server};
            SipPeer peer = new SipPeer(
                    server,
                    "UDP",
                    from.getHostAddress(),
                    socket.getLocalPort(),
                    bytes -> socket.send(new DatagramPacket(bytes, bytes.length, to[0])),
                    socket);
            peer.pointing = address -> to[0] = address;
            Thread.ofVirtual().start(() -> peer.receive(socket));
            return peer;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public static SipPeer tcp(InetSocketAddress server) {
        try {
            Socket socket = new Socket(server.getAddress(), server.getPort());
            SipPeer peer = new SipPeer(
                    server,
                    "TCP",
                    socket.getLocalAddress().getHostAddress(),
                    socket.getLocalPort(),
                    bytes -> {
                        socket.getOutputStream().write(bytes);
                        socket.getOutputStream().flush();
                    },
                    socket);
            Thread.ofVirtual().start(() -> peer.receive(socket));
            return peer;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** This peer, from now on talking to this server: for one whose port must be known before the server starts. */
    public SipPeer toward(InetSocketAddress address) {
        server = address;
        pointing.accept(address);
        return this;
    }

    private void receive(DatagramSocket socket) {
        byte[] buffer = new byte[65535];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                hear(new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void receive(Socket connection) {
        try (InputStream in = connection.getInputStream()) {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                head.write(next);
                String text = head.toString(StandardCharsets.UTF_8);
                if (text.endsWith("\r\n\r\n") && text.length() > 4) {
                    Matcher length =
                            Pattern.compile("(?im)^Content-Length:\\s*(\\d+)").matcher(text);
                    int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
                    hear(text + new String(in.readNBytes(body), StandardCharsets.UTF_8));
                    head.reset();
                } else if (text.equals("\r\n")) {
                    head.reset();
                }
            }
        } catch (IOException closed) {
            // the end of this peer
        }
    }

    private void hear(String text) {
        SipText message = SipText.parse(text);
        synchronized (heard) {
            if (message.isResponse()
                    || message.method().equals("ACK")
                    || requests.add(message.method() + message.header("Via"))) {
                heard.add(message);
                heard.notifyAll();
            }
        }
    }

    /** Takes the first message that fits out of what has been heard, waiting for it. */
    public SipText await(String what, Predicate<SipText> fits) {
        return await(what, PATIENCE, fits);
    }

    public SipText await(String what, Duration patience, Predicate<SipText> fits) {
        SipText found = poll(patience, fits);
        if (found == null) {
            synchronized (heard) {
                throw new AssertionError("no " + what + " came; heard " + heard);
            }
        }
        return found;
    }

    /** Likewise, null when none came. */
    public @Nullable SipText poll(Duration patience, Predicate<SipText> fits) {
        long until = System.nanoTime() + patience.toNanos();
        synchronized (heard) {
            while (true) {
                for (SipText message : heard) {
                    if (fits.test(message)) {
                        heard.remove(message);
                        return message;
                    }
                }
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return null;
                }
                try {
                    heard.wait(left);
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
            }
        }
    }

    public void send(SipText message) {
        send(message.bytes());
    }

    /** Anything at all. */
    public void send(byte[] bytes) {
        try {
            sending.send(bytes);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public String via() {
        return "SIP/2.0/%s %s:%d;branch=z9hG4bK%s;rport".formatted(transport, host, port, random());
    }

    public String contact(String user) {
        return "<sip:%s@%s:%d%s>".formatted(user, host, port, transport.equals("TCP") ? ";transport=tcp" : "");
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public InetSocketAddress server() {
        return server;
    }

    public static String random() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    /** Registers with digest; the last answer is returned. */
    public SipText register(String user, String password, Map<String, String> more) {
        return register(user, password, "SHA-256", more);
    }

    public SipText register(String user, String password, String algorithm, Map<String, String> more) {
        SipText challenge = registerRaw(user, more);
        if (challenge.status() != 401) {
            return challenge;
        }
        String offered = challenge.all("WWW-Authenticate").stream()
                .filter(header -> header.contains("algorithm=" + algorithm))
                .findFirst()
                .orElseThrow();
        Map<String, String> with = new java.util.LinkedHashMap<>(more);
        with.put("Authorization", authorization(user, password, algorithm, offered, 1));
        return registerRaw(user, with);
    }

    /** One REGISTER as it is; a Contact and Expires among the headers take the place of the usual ones. */
    public SipText registerRaw(String user, Map<String, String> more) {
        String callId = random();
        int number = ++sequence;
        List<Map.Entry<String, String>> headers = new ArrayList<>(List.of(
                Map.entry("Via", via()),
                Map.entry("Max-Forwards", "70"),
                Map.entry("From", "<sip:%s@balie>;tag=%s".formatted(user, random())),
                Map.entry("To", "<sip:%s@balie>".formatted(user)),
                Map.entry("Call-ID", callId),
                Map.entry("CSeq", number + " REGISTER")));
        if (!more.containsKey("Contact")) {
            headers.add(Map.entry("Contact", contact(user)));
        }
        if (!more.containsKey("Expires")) {
            headers.add(Map.entry("Expires", "300"));
        }
        headers.addAll(more.entrySet());
        send(new SipText("REGISTER sip:balie SIP/2.0", headers, ""));
        return await(
                "answer to REGISTER",
                message -> message.isResponse()
                        && message.status() >= 200
                        && message.header("Call-ID").equals(callId));
    }

    public static String authorization(String user, String password, String algorithm, String challenge, int count) {
        return authorization(user, password, algorithm, challenge, count, "REGISTER", "sip:balie");
    }

    /** Likewise for any request. */
    public static String authorization(
            String user, String password, String algorithm, String challenge, int count, String method, String uri) {
        String realm = parameter(challenge, "realm");
        String nonce = parameter(challenge, "nonce");
        String nc = "%08x".formatted(count);
        String a1 = hash(algorithm, user + ":" + realm + ":" + password);
        String a2 = hash(algorithm, method + ":" + uri);
        String response = hash(algorithm, String.join(":", a1, nonce, nc, "abcd", "auth", a2));
        return ("Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", "
                        + "algorithm=%s, qop=auth, nc=%s, cnonce=\"abcd\"")
                .formatted(user, realm, nonce, uri, response, algorithm, nc);
    }

    private static String parameter(String challenge, String name) {
        Matcher matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(challenge);
        if (!matcher.find()) {
            throw new AssertionError("no " + name + " in " + challenge);
        }
        return matcher.group(1);
    }

    /** Lower-case hex. */
    public static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    /** Sends an INVITE with an offer on this RTP port; header values can be changed or added. */
    public SipPeerCall invite(String number, int rtpPort, Map<String, String> more) {
        return invite(number, SipPeerCall.sdp(host, rtpPort, "sendrecv"), more);
    }

    /** Likewise with any body; without SDP when it is empty. */
    public SipPeerCall invite(String number, String body, Map<String, String> more) {
        SipPeerCall call = SipPeerCall.outgoing(this, number);
        call.invite(body, more);
        return call;
    }

    /** The next call that comes in. */
    public SipPeerCall awaitInvite() {
        return SipPeerCall.incoming(
                this,
                await(
                        "INVITE",
                        message -> !message.isResponse() && message.method().equals("INVITE")));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (Exception problem) {
            throw new AssertionError(problem);
        }
    }
}
