package nl.balie.flows.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The engine comes with libraries that have known faults; it runs without them, or on newer ones. */
class EngineLibrariesTests {
    private static final Pattern VERSION = Pattern.compile("-(\\d[^-]*).*\\.jar$");

    private static final List<String> LIBRARIES = libraries();

    @Test
    void isWithoutWhatItDoesNotNeed() {
        assertThat(LIBRARIES)
                .noneMatch(
                        jar -> jar.matches("(aws|azure|google|gapic|gax|msal4j|nimbus|okhttp|okio|bcp|opensearch).*"))
                .noneMatch(jar -> jar.matches("(json-smart|httpclient|conscrypt|netty-tcnative|grpc-netty-shaded).*"));
    }

    @Test
    void hasTheNettyOfTheApplication() {
        String ours =
                Objects.requireNonNull(Version.identify().get("netty-common")).artifactVersion();

        assertThat(LIBRARIES)
                .filteredOn(jar -> jar.startsWith("netty-"))
                .hasSizeGreaterThan(10)
                .allMatch(jar -> jar.contains(ours));
    }

    /** An older one that stayed would be found first, or not, as the folder happens to be read. */
    @Test
    void hasOneVersionOfEach() {
        assertThat(LIBRARIES.stream()
                        .filter(jar -> !jar.startsWith("annotations-")) // of JetBrains and of Android
                        .collect(Collectors.groupingBy(
                                jar -> VERSION.matcher(jar).replaceFirst(""),
                                Collectors.mapping(EngineLibrariesTests::version, Collectors.toSet())))
                        .values())
                .isNotEmpty()
                .allMatch(versions -> versions.size() == 1);
    }

    private static String version(String jar) {
        return VERSION.matcher(jar).results().findFirst().orElseThrow().group(1);
    }

    private static List<String> libraries() {
        Path home = Path.of(System.getenv("BALIE_ENGINE_HOME"));
        try (Stream<Path> files = Files.walk(home, 3)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
