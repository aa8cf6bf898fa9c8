package nl.balie.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What is left of a program that Balie started before, with all processes that it made itself: those of the noted group whose
 * command line still names the program's own file in Balie's data directory.
 */
final class Leftover {
    private static final int GROUP = 2;

    private Leftover() {}

    /** Notes whose process works now; it leads a process group of its own. */
    static void note(Path file, Process process) throws IOException {
        Files.writeString(file, Long.toString(process.pid()));
    }

    /**
     * Ends what is there of the group that was noted.
     *
     * @param file in which it was noted
     * @param mark what stands in the command line of each of its processes
     */
    static void end(Path file, String mark) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        String group = Files.readString(file).strip();
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(process -> isOf(process.pid(), group, mark))
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(process -> process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        Files.deleteIfExists(file);
    }

    private static boolean isOf(long pid, String group, String mark) {
        try {
            Path process = Path.of("/proc", Long.toString(pid));
            String state = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            // after the name, which may hold anything: state, parent, group
            String[] fields = state.substring(state.lastIndexOf(')') + 2).split(" ", -1);
            return fields[GROUP].equals(group)
                    && Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                            .contains(mark);
        } catch (IOException gone) {
            return false;
        }
    }
}
