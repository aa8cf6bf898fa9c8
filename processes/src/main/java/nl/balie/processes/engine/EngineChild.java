package nl.balie.processes.engine;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;

/**
 * The engine as a child process of Balie: the broker of the distribution, which ends together with its parent.
 *
 * <p>The parent keeps this process's standard input open and writes nothing to it. The operating system closes it when
 * the parent is gone, also after {@code kill -9}; the engine then stops at once, so that it does not hold its ports and
 * data against the next start. Its log on disk is made for that.
 */
public final class EngineChild {
    private static final String BROKER = "io.camunda.zeebe.broker.StandaloneBroker";

    private EngineChild() {}

    /** Starts the broker; its settings come from the environment ({@code ZEEBE_BROKER_…}). */
    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        LoopbackOnly.bind();
        run(BROKER, args);
    }

    static void run(String mainClass, String[] args) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> haltAtEndOf(System.in));
        try {
            Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException broken) {
            throw new IllegalStateException("the engine did not start", broken.getCause());
        }
    }

    private static void haltAtEndOf(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // Whatever the parent writes has no meaning; only the end counts.
            }
        } catch (IOException gone) {
            // A broken pipe says the same as its end.
        }
        end();
    }

    /** Even a JVM that is halted first writes its archive of classes, for seconds in which it holds ports and data. */
    private static void end() {
        try {
            new ProcessBuilder(
                            "kill",
                            "-KILL",
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException withoutKill) {
            // It is halted then.
        }
        Runtime.getRuntime().halt(0);
    }
}
