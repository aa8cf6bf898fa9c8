import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the bench cannot ask of SIPp: agents, their status, and figures. Run from its source by the script beside it. */
class Bench {
    static final String PASSWORD = "balie-bench";
    static final HttpClient HTTP = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "agents" -> agents(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            case "available" -> available(arguments[1], Integer.parseInt(arguments[2]), arguments[3]);
            case "first-audio" -> firstAudio();
            case "offers" -> offers(arguments[1], Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "queue" -> treatment(Path.of(arguments[1]));
            case "hold" -> hold(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            case "lateness" -> lateness(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            case "positions" -> positions(arguments[1]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    static String name(int number) {
        return "bench%03d".formatted(number);
    }

    /** The database of this installation, as the owner of the tables. */
    static Connection database(Path data) throws Exception {
        Properties secrets = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("secrets/postgres.properties"))) {
            secrets.load(in);
        }
        String port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/balie", "balie_owner", secrets.getProperty("balie_owner"));
    }

    /** Adds agents of Burgerzaken without wrap-up. */
    static void agents(Path data, int count) throws Exception {
        String sql = Files.readString(Path.of("app/bench/agent.sql"));
        try (Connection database = database(data);
                PreparedStatement insert = database.prepareStatement(sql)) {
            for (int i = 1; i <= count; i++) {
                String a1 = name(i) + ":balie:" + PASSWORD;
                insert.setString(1, name(i));
                insert.setString(2, hash("MD5", a1));
                insert.setString(3, hash("SHA-256", a1));
                insert.execute();
            }
        }
        System.err.println(count + " agents");
    }

    static String hash(String algorithm, String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static void status(String base, String agent, String status) throws Exception {
        String body = "{\"status\":\"" + status + "\"" + (status.startsWith("niet") ? ",\"reden\":\"Pauze\"}" : "}");
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(base + "/api/v1/agenten/" + agent + "/status"))
                        .header("Authorization", "Bearer demo-waterstad")
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(agent + " " + status + ": HTTP " + response.statusCode() + " " + response.body());
        }
    }

    static void available(String base, int count, String status) throws Exception {
        for (int i = 1; i <= count; i++) {
            status(base, name(i), status);
        }
    }

    /** Reads lines of tshark: time, destination port, method, Call-ID, media port. */
    static void firstAudio() throws IOException {
        Map<String, Double> invited = new HashMap<>();
        List<String> calls = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] field = line.split("\t", -1);
                double at = Double.parseDouble(field[0]);
                if (field[2].equals("INVITE")) {
                    if (!calls.contains(field[3])) { // not when it is repeated
                        calls.add(field[3]);
                        invited.put(field[4], at);
                    }
                } else if (field[2].isEmpty() && invited.containsKey(field[1])) {
                    millis.add((at - invited.remove(field[1])) * 1000);
                }
            }
        }
        print("first audio", millis, calls.size());
    }

    static void print(String what, List<Double> millis, int asked) {
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d of %d | %.0f | %.0f | %.0f |%n",
                what,
                sorted.length,
                asked,
                percentile(sorted, 50),
                percentile(sorted, 99),
                sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1]);
    }

    /** Nearest rank. */
    static double percentile(double[] sorted, int percent) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }

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
                status(base, name(1), "beschikbaar");
                long answered = System.nanoTime();
                Long invited = invites.poll(10, TimeUnit.SECONDS);
                if (invited != null) {
                    fromRequest.add((invited - asked) / 1e6);
                    fromAnswer.add(Math.max(0, (invited - answered) / 1e6));
                }
                status(base, name(1), "niet-beschikbaar");
                Thread.sleep(200); // the CANCEL has to pass
            }
            print("offer, from sending the status", fromRequest, count);
            print("offer, from the answer to it", fromAnswer, count);
        }
    }

    static void register(DatagramSocket socket, InetSocketAddress exchange, BlockingQueue<String> answers)
            throws Exception {
        send(socket, exchange, registration(socket, exchange, 1, ""));
        String challenge = answers.poll(5, TimeUnit.SECONDS);
        String realm = parameter(challenge, "realm");
        String nonce = parameter(challenge, "nonce");
        String uri = "sip:127.0.0.1:" + exchange.getPort();
        String response = hash(
                "MD5",
                String.join(
                        ":",
                        hash("MD5", name(1) + ":" + realm + ":" + PASSWORD),
                        nonce,
                        "00000001",
                        "abcd",
                        "auth",
                        hash("MD5", "REGISTER:" + uri)));
        send(
                socket,
                exchange,
                registration(
                        socket,
                        exchange,
                        2,
                        "Authorization: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"abcd\"\r\n"
                                .formatted(name(1), realm, nonce, uri, response)));
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
                        exchange.getPort(), port, port, number, name(1), name(1), port, number, name(1), port, more);
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
            DatagramSocket socket, InetSocketAddress exchange, BlockingQueue<Long> invites, BlockingQueue<String> answers) {
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

    /** Who waits hears his place and a message. */
    static void treatment(Path data) throws Exception {
        try (Connection database = database(data);
                PreparedStatement insert = database.prepareStatement(Files.readString(Path.of("app/bench/queue.sql")))) {
            insert.execute();
        }
    }

    /** Keeps ports open to which sound goes, without reading it: what arrives when is taken from a capture. */
    static void hold(int first, int count) throws Exception {
        List<DatagramSocket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DatagramSocket socket = new DatagramSocket(first + 2 * i, InetAddress.getLoopbackAddress());
            socket.setReceiveBufferSize(2048);
            sockets.add(socket);
        }
        Thread.currentThread().join();
        sockets.forEach(DatagramSocket::close);
    }

    /**
     * How many packets of RTP come more than 10 ms after their turn, from a capture in the classic format of pcap. The turn
     * of a packet is by its timestamp (8000 a second, RFC 3551), counted from the most punctual of its stretch; a new stretch
     * begins with a marker.
     */
    static void lateness(Path capture, int callers) throws IOException {
        Map<Integer, List<long[]>> streams = new HashMap<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(capture), 1 << 20))) {
            in.skipNBytes(24);
            byte[] record = new byte[16];
            while (in.readNBytes(record, 0, 16) == 16) {
                ByteBuffer header = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
                long micros = header.getInt(0) * 1_000_000L + header.getInt(4);
                ByteBuffer packet = ByteBuffer.wrap(in.readNBytes(header.getInt(8)));
                int port = packet.getShort(36) & 0xffff;
                boolean marker = (packet.get(43) & 0x80) != 0;
                long timestamp = packet.getInt(46) & 0xffffffffL;
                int sequence = packet.getShort(44) & 0xffff;
                streams.computeIfAbsent(port, _ -> new ArrayList<>())
                        .add(new long[] {micros, sequence, marker ? 1 : 0, timestamp});
            }
        }
        List<Double> late = new ArrayList<>();
        long missing = 0;
        for (List<long[]> stream : streams.values()) {
            List<Double> turns = new ArrayList<>();
            long expected = stream.getFirst()[1];
            for (long[] packet : stream) {
                if (packet[2] == 1) {
                    late.addAll(afterTheMostPunctual(turns));
                    turns.clear();
                }
                missing += (packet[1] - expected) & 0xffff;
                turns.add(packet[0] / 1000.0 - ((packet[3] - stream.getFirst()[3]) & 0xffffffffL) / 8.0);
                expected = packet[1] + 1 & 0xffff;
            }
            late.addAll(afterTheMostPunctual(turns));
        }
        double[] sorted = late.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        long tooLate = Arrays.stream(sorted).filter(millis -> millis > 10).count();
        System.out.printf(
                Locale.ROOT,
                "| callers who hear something | %d of %d, %d packets, %d missing |%n",
                streams.size(),
                callers,
                sorted.length,
                missing);
        System.out.printf(
                Locale.ROOT,
                "| packets more than 10 ms late | %.3f %%; p50 %.1f, p99 %.1f, max %.1f ms |%n",
                100.0 * tooLate / sorted.length,
                percentile(sorted, 50),
                percentile(sorted, 99),
                sorted[sorted.length - 1]);
    }

    static List<Double> afterTheMostPunctual(List<Double> turns) {
        double first = turns.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        return turns.stream().map(turn -> turn - first).toList();
    }

    /** Whether each place that was said is that of the caller: nobody leaves, so it is his number in the queue. */
    static void positions(String base) throws Exception {
        String list = get(base + "/api/v1/contacten?pageSize=500");
        Matcher contacts = Pattern.compile("\"id\":\"([0-9a-f-]{36})\".*?\"inWachtrijOp\":\"([^\"]+)\"").matcher(list);
        Map<String, String> queued = new HashMap<>();
        while (contacts.find()) {
            queued.put(contacts.group(1), contacts.group(2));
        }
        List<String> order = queued.keySet().stream()
                .sorted(Comparator.comparing(id -> Instant.parse(queued.get(id))))
                .toList();
        long said = 0;
        long wrong = 0;
        for (int place = 1; place <= order.size(); place++) {
            Matcher places =
                    Pattern.compile("\"plaats\":(\\d+)").matcher(get(base + "/api/v1/contacten/" + order.get(place - 1)));
            while (places.find()) {
                said++;
                wrong += Integer.parseInt(places.group(1)) == place ? 0 : 1;
            }
        }
        System.out.printf("| places that were said | %d, of which %d wrong |%n", said, wrong);
    }

    static String get(String address) throws Exception {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer demo-waterstad")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(address + ": HTTP " + response.statusCode());
        }
        return response.body();
    }
}
