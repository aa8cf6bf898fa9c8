package nl.balie.calls;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.balie.telephony.media.ToneDetector;

/** A baresip of its own: a SIP phone that plays a tone from a file into its calls and records what it hears. */
final class Baresip implements AutoCloseable {
    private static final int RATE = 8_000;
    private static final int HEADER = 44;
    private static final int FIFTH_OF_A_SECOND = RATE / 5;

    private final Path directory;
    private static final Pattern BINDINGS = Pattern.compile("\\[\\d+ binding");

    private final Process process;
    private final int control;

    private Baresip(Path directory, Process process, int control) {
        this.directory = directory;
        this.process = process;
        this.control = control;
    }

    /** An agent's phone that registers and answers by itself. */
    static Baresip phone(RunningBalie balie, String agent, double tone) {
        Baresip phone = start(
                agent,
                tone,
                "<sip:%1$s@127.0.0.1:%2$d>;auth_user=%1$s;auth_pass=balie-demo;regint=300;answermode=auto"
                        .formatted(agent, balie.sip().getPort()));
        try {
            // more than one when a phone of an earlier test is still registered
            Await.until(
                    agent + "'s baresip to be registered",
                    () -> BINDINGS.matcher(phone.screen()).find());
            return phone;
        } catch (AssertionError notRegistered) {
            phone.close();
            throw notRegistered;
        }
    }

    /** A citizen who calls at once. */
    static Baresip citizen(RunningBalie balie, String number, double tone) {
        return start(
                "citizen",
                tone,
                "<sip:%s@127.0.0.1>;regint=0".formatted(Citizen.NUMBER),
                "-e",
                "/dial sip:%s@127.0.0.1:%d".formatted(number, balie.sip().getPort()));
    }

    private static Baresip start(String name, double tone, String account, String... more) {
        int control = TestPorts.free();
        Path directory = RunningBalie.TARGET.resolve("baresip").resolve(name);
        try {
            Files.createDirectories(directory);
            Path sound = directory.resolve("tone.wav");
            Files.write(sound, wav(ToneDetector.tone(tone, 120 * RATE)));
            // 'lo' fails and the default picks another interface
            Files.writeString(directory.resolve("config"), """
                net_interface 127.0.0.1
                sip_listen 127.0.0.1:0
                audio_source aufile,%s
                snd_path %s
                module_path /usr/lib/baresip/modules
                module g711.so
                module aufile.so
                module sndfile.so
                module_tmp account.so
                module_app menu.so
                module_app ctrl_tcp.so
                ctrl_tcp_listen 127.0.0.1:%d
                """.formatted(sound, directory, control));
            Files.writeString(directory.resolve("accounts"), account + ";audio_codecs=PCMA/8000/1\n");
            Process process = new ProcessBuilder(
                            Stream.concat(Stream.of("baresip", "-4", "-f", directory.toString(), "-v"), Stream.of(more))
                                    .toList())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("screen").toFile())
                    .start();
            return new Baresip(directory, process, control);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until this tone is in what it has recorded. */
    void hears(double tone) {
        Await.until(
                "baresip to record " + tone + " Hz",
                () -> recorded().stream().anyMatch(sound -> ToneDetector.hears(sound, tone)));
    }

    /** Presses its transfer button: the call is to go to this address (REFER). */
    void transfers(String to) {
        String command = "{\"command\":\"transfer\",\"params\":\"%s\"}".formatted(to);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), control)) {
            // a netstring
            socket.getOutputStream().write(ascii(command.length() + ":" + command + ","));
            socket.getOutputStream().flush();
            if (socket.getInputStream().read() < 0) {
                throw new AssertionError("baresip did not listen:\n" + screen());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends its call and itself. */
    void hangsUp() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("baresip did not end:\n" + screen());
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String screen() {
        try {
            return Files.readString(directory.resolve("screen"), StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What was received of its calls so far, in pieces of 200 ms. */
    private List<short[]> recorded() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-dec.wav"))
                    .flatMap(Baresip::pieces)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<short[]> pieces(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            short[] samples = new short[Math.max(0, (bytes.length - HEADER) / 2)];
            ByteBuffer.wrap(bytes, Math.min(HEADER, bytes.length), samples.length * 2)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
            return Stream.iterate(
                            0, from -> from + FIFTH_OF_A_SECOND <= samples.length, from -> from + FIFTH_OF_A_SECOND)
                    .map(from -> Arrays.copyOfRange(samples, from, from + FIFTH_OF_A_SECOND));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] wav(short[] samples) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
            header.put(ascii("RIFF")).putInt(HEADER - 8 + samples.length * 2).put(ascii("WAVEfmt "));
            header.putInt(16)
                    .putShort((short) 1)
                    .putShort((short) 1)
                    .putInt(RATE)
                    .putInt(RATE * 2);
            header.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(samples.length * 2);
            out.write(header.array());
            ByteBuffer data = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
            data.asShortBuffer().put(samples);
            out.write(data.array());
        }
        return bytes.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
