package nl.balie.flows.engine;

import java.nio.file.Path;
import java.time.Duration;

/** A program that starts the engine, says its process id and waits to be killed. */
final class EngineParent {
    private EngineParent() {}

    /** Takes the directory to use. */
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedEngine engine = EmbeddedEngineIT.start(Path.of(arguments[0]));
        engine.awaitReady(Duration.ofSeconds(120));
        System.out.println("engine " + engine.pid());
        Thread.sleep(Duration.ofMinutes(5));
    }
}
