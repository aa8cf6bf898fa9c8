import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One agent's phone that rings and never answers. */
final class Phone {
    private Phone() {}

    /**
     * With callers waiting: makes one agent available, takes the time until the INVITE is at his phone, lets him be
     * unavailable again (which withdraws the offer), and so on.
     */
    static void offers(String base, int sipPort, int count) throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            InetSocketAddress exchange = new InetSocketAddress(InetAddress.getLoopbackAddress(), sipPort);
            BlockingQueue<Long> invites = new LinkedBlockingQueue<>();
            BlockingQueue<String> answers = new LinkedBlockingQueue<>();
            Thread.ofPlatform().daemon().start(() -> phone(socket, exchange, invites, answers));
            register(socket, exchange, answers);
            List<Double> fromRequest = new ArrayList<>();
            List<Double> fromAnswer = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                invites.clear();
                long asked = System.nanoTime();
                Bench.status(base, Bench.name(1), "beschikbaar");
                long answered = System.nanoTime();
                Long invited = invites.poll(10, TimeUnit.SECONDS);
                if (invited != null) {
                    fromRequest.add((invited - asked) / 1e6);
                    fromAnswer.add(Math.max(0, (invited - answered) / 1e6));
                }
                Bench.status(base, Bench.name(1), "niet-beschikbaar");
                Thread.sleep(200); // the CANCEL has to pass
            }
            Bench.print("offer, from sending the status", fromRequest, count);
            Bench.print("offer, from the answer to it", fromAnswer, count);
        }
    }

    static void register(DatagramSocket socket, InetSocketAddress exchange, BlockingQueue<String> answers)
            throws Exception {
        send(socket, exchange, registration(socket, exchange, 1, ""));
        String challenge = answers.poll(5, TimeUnit.SECONDS);
        String realm = parameter(challenge, "realm");
        String nonce = parameter(challenge, "nonce");
        String uri = "sip:127.0.0.1:" + exchange.getPort();
        String response = Bench.hash(
                "MD5",
                String.join(
                        ":",
                        Bench.hash("MD5", Bench.name(1) + ":" + realm + ":" + Bench.PASSWORD),
                        nonce,
                        "00000001",
                        "abcd",
                        "auth",
                        Bench.hash("MD5", "REGISTER:" + uri)));
        send(
                socket,
                exchange,
                registration(
                        socket,
                        exchange,
                        2,
                        "Authorization: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"abcd\"\r\n"
                                .formatted(Bench.name(1), realm, nonce, uri, response)));
        String answer = answers.poll(5, TimeUnit.SECONDS);
        if (answer == null || !answer.startsWith("SIP/2.0 200")) {
            throw new IOException("not registered: " + answer);
        }
    }

    static String registration(DatagramSocket socket, InetSocketAddress exchange, int number, String more) {
        int port = socket.getLocalPort();
        return ("REGISTER sip:127.0.0.1:%d SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bKr%d%d\r\n"
                        + "From: <sip:%s@127.0.0.1>;tag=r\r\nTo: <sip:%s@127.0.0.1>\r\nCall-ID: r%d\r\n"
                        + "CSeq: %d REGISTER\r\nContact: <sip:%s@127.0.0.1:%d>\r\nExpires: 3600\r\n"
                        + "Max-Forwards: 70\r\n%sContent-Length: 0\r\n\r\n")
                .formatted(
                        exchange.getPort(),
                        port,
                        port,
                        number,
                        Bench.name(1),
                        Bench.name(1),
                        port,
                        number,
                        Bench.name(1),
                        port,
                        more);
    }

    static String parameter(String text, String name) {
        Matcher matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(String.valueOf(text));
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + text);
        }
        return matcher.group(1);
    }

    /** Rings on INVITE and does what a phone must do on CANCEL. */
    static void phone(
            DatagramSocket socket,
            InetSocketAddress exchange,
            BlockingQueue<Long> invites,
            BlockingQueue<String> answers) {
        Map<String, String> ringing = new HashMap<>();
        DatagramPacket packet = new DatagramPacket(new byte[65535], 65535);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                long at = System.nanoTime();
                String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                String id = header(text, "Call-ID");
                if (text.startsWith("SIP/2.0")) {
                    answers.add(text);
                } else if (text.startsWith("INVITE")) {
                    if (ringing.put(id, text) == null) {
                        invites.add(at);
                    }
                    send(socket, exchange, response("180 Ringing", text));
                } else if (text.startsWith("CANCEL")) {
                    send(socket, exchange, response("200 OK", text));
                    send(socket, exchange, response("487 Request Terminated", ringing.get(id)));
                } else if (!text.startsWith("ACK")) {
                    send(socket, exchange, response("200 OK", text));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    static String response(String status, String request) {
        StringBuilder response = new StringBuilder("SIP/2.0 " + status + "\r\n");
        Arrays.stream(request.split("\r\n"))
                .filter(line -> line.matches("(?i)(Via|From|Call-ID|CSeq|To):.*"))
                .map(line -> line.matches("(?i)To:.*") && !line.contains(";tag=") ? line + ";tag=phone" : line)
                .forEach(line -> response.append(line).append("\r\n"));
        return response.append("Content-Length: 0\r\n\r\n").toString();
    }

    static String header(String text, String name) {
        Matcher matcher = Pattern.compile("(?im)^" + name + ":\\s*(.*?)\\s*$").matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    static void send(DatagramSocket socket, InetSocketAddress to, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }
}
