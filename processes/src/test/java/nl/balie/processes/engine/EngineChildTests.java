package nl.balie.processes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class EngineChildTests {
    /** Stands for the broker: says that it runs, and runs until it is ended. */
    public static final class Broker {
        public static void main(String[] args) throws InterruptedException {
            System.out.println("broker " + String.join(" ", args));
            new CountDownLatch(1).await();
        }
    }

    /** Starts the child and is then killed without a chance to say goodbye. */
    public static final class Parent {
        public static void main(String[] args) throws IOException {
            var child = child();
            child.inputReader(StandardCharsets.UTF_8).readLine();
            System.out.println(child.pid());
            System.in.read();
        }
    }

    /** The child with our stand-in as its broker. */
    public static final class Child {
        public static void main(String[] args) throws ReflectiveOperationException {
            EngineChild.run(Broker.class.getName(), args);
        }
    }

    @Test
    void startsTheBrokerAndRunsWhileItsInputIsOpen() throws Exception {
        var child = child();

        assertThat(child.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("broker argument");
        assertThat(child.isAlive()).isTrue();
        child.destroyForcibly();
    }

    @Test
    void endsWhenItsInputIsClosed() throws Exception {
        var child = child();
        child.inputReader(StandardCharsets.UTF_8).readLine();

        child.outputWriter(StandardCharsets.UTF_8).close();

        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as("killed, without a last word").isEqualTo(128 + 9);
    }

    @Test
    void endsWithAParentThatIsKilled() throws Exception {
        var parent = java(Parent.class);
        var child = ProcessHandle.of(Long.parseLong(
                        parent.inputReader(StandardCharsets.UTF_8).readLine()))
                .orElseThrow();

        parent.destroyForcibly();

        child.onExit().get(20, TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }

    private static Process child() throws IOException {
        return java(Child.class, "argument");
    }

    private static Process java(Class<?> main, String... args) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
