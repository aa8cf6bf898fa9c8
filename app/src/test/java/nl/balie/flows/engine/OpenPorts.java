package nl.balie.flows.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process of this machine listens on, as the kernel tells it (proc_pid_net(5)). */
public final class OpenPorts {
    private static final String LISTENS = "0A";
    /** 127.0.0.0/8, ::1 and ::ffff:127.0.0.0/104, each word with its bytes the other way round. */
    private static final Pattern LOOPBACK = Pattern.compile("[0-9A-F]{6}7F|0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F");

    private OpenPorts() {}

    /**
     * All addresses on which the process takes TCP connections or UDP packets, such as {@code udp 00000000:6789}; none when it
     * has ended.
     */
    public static List<String> all(long pid) {
        Set<String> inodes = inodes(pid);
        if (inodes.isEmpty()) {
            return List.of();
        }
        return Stream.of("tcp", "tcp6", "udp", "udp6")
                .flatMap(protocol -> lines(pid, protocol)
                        .filter(line -> inodes.contains(line[9]))
                        .filter(line -> protocol.startsWith("udp") || line[3].equals(LISTENS))
                        .map(line -> protocol + " " + line[1]))
                .toList();
    }

    /** Those among them that others than this machine reach. */
    public static List<String> beyondLoopback(long pid) {
        return all(pid).stream()
                .filter(port -> !LOOPBACK.matcher(port.substring(port.indexOf(' ') + 1, port.indexOf(':')))
                        .matches())
                .toList();
    }

    private static Stream<String[]> lines(long pid, String protocol) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "net", protocol)).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Set<String> inodes(long pid) {
        Set<String> found = new HashSet<>();
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path descriptor : open.toList()) {
                try {
                    String target = Files.readSymbolicLink(descriptor).toString();
                    if (target.startsWith("socket:[")) {
                        found.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                } catch (NoSuchFileException closedMeanwhile) {
                    // it is open no longer
                }
            }
        } catch (NoSuchFileException ended) {
            return Set.of();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return found;
    }
}
