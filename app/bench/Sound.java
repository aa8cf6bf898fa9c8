import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** When sound arrives. */
final class Sound {
    private Sound() {}

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
        Bench.print("first audio", millis, calls.size());
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
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(capture), 1 << 20))) {
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
        double[] sorted =
                late.stream().mapToDouble(Double::doubleValue).sorted().toArray();
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
                Bench.percentile(sorted, 50),
                Bench.percentile(sorted, 99),
                sorted[sorted.length - 1]);
    }

    static List<Double> afterTheMostPunctual(List<Double> turns) {
        double first = turns.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        return turns.stream().map(turn -> turn - first).toList();
    }
}
