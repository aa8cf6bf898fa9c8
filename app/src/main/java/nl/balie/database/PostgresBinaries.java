package nl.balie.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL that is on the class path ({@code io.zonky.test.postgres}) once. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The directory that holds {@code bin}, {@code lib} and {@code share}, below the given one. */
    static Path unpackedIn(Path parent) throws IOException {
        String name = "postgres-%s-%s.txz".formatted(system(), architecture());
        URL archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null) {
            throw new StartFailure("Voor dit systeem (" + name + ") is geen PostgreSQL meegeleverd; wijs met"
                    + " balie.database.url een bestaande PostgreSQL 18 aan.");
        }
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            Path home = parent.resolve("postgresql-" + fingerprint(connection));
            if (!Files.isDirectory(home)) {
                unpack(in, parent, home);
            }
            return home;
        }
    }

    static void unpack(InputStream in, Path parent, Path home) throws IOException {
        Files.createDirectories(parent);
        Path half = Files.createTempDirectory(parent, "unpacking-");
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
            for (@Nullable TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, half);
            }
        }
        try {
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException taken) {
            FileSystemUtils.deleteRecursively(half);
            if (!Files.isDirectory(home)) {
                throw taken;
            }
            // another process was first, with the same
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("Entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & 0100) != 0) {
                target.toFile().setExecutable(true, true);
            }
        }
    }

    private static String fingerprint(URLConnection connection) throws IOException {
        return connection instanceof JarURLConnection jar
                ? Long.toHexString(jar.getJarEntry().getCrc())
                : Long.toHexString(connection.getContentLengthLong());
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
    }
}
