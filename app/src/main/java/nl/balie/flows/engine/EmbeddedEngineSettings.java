package nl.balie.flows.engine;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import nl.balie.database.StartFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Balie runs its own Zeebe.
 *
 * @param home directory that the distribution of Zeebe is unpacked in; by default {@code engine} beside the {@code lib}
 *     that this program was started from
 * @param javaOptions of its process, which win from what Balie itself sets. The heap is more than the flows of one
 *     installation were seen to use. Both compilers: with the first alone a start takes half of the processor time, but each
 *     call more for as long as Balie runs
 * @param niceness how far it gives way to other processes, from 0 (not at all) to 19: a step may come a little later, a packet
 *     of somebody's voice may not
 * @param stopWithin how long it may take to end in an orderly way before it is killed; its log survives that too
 */
@ConfigurationProperties("balie.engine")
public record EmbeddedEngineSettings(
        @Nullable Path home,

        @DefaultValue({"-Xmx512m", "-XX:+UseSerialGC"}) List<String> javaOptions,

        @DefaultValue("10") int niceness,

        @DefaultValue("15s") Duration stopWithin) {

    public EmbeddedEngineSettings {
        javaOptions = List.copyOf(javaOptions);
        if (niceness < 0 || niceness > 19) {
            throw new StartFailure("balie.engine.niceness is een getal van 0 tot en met 19, niet " + niceness + ".");
        }
    }

    /** The jars of the distribution. */
    Path libraries() {
        Path parent = home == null ? besideOurOwn() : home;
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.map(entry -> entry.resolve("lib"))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        } catch (IOException | NoSuchElementException e) {
            throw new StartFailure(
                    "In " + parent + " staat geen Zeebe; bouw Balie met ./balie build, of wijs met"
                            + " BALIE_ENGINE_HOME de map aan.",
                    e);
        }
    }

    private static Path besideOurOwn() {
        Path own = codeSource(EmbeddedEngineSettings.class);
        return own.resolveSibling("..").normalize().resolve("engine");
    }

    /** The jar or directory that a class was loaded from. */
    static Path codeSource(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
