package nl.balie.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this installation keeps everything it must not lose, and its logs.
 *
 * @param data the directory; set with {@code BALIE_DATA}, by default {@code data} in the working directory so that a
 *     newcomer finds it
 */
@ConfigurationProperties("balie")
public record DataDirectory(@DefaultValue("data") Path data) {
    private static final int KEY_BYTES = 32;

    public DataDirectory {
        data = data.toAbsolutePath().normalize();
    }

    /** A path below the data directory; nothing is created. */
    public Path resolve(String name) {
        return data.resolve(name);
    }

    /** A directory below the data directory, created when it is not there; only its owner may look into it. */
    public Path directory(String name) {
        return created(name, "rwx------");
    }

    /** A file in the log directory, which is created when it is not there; the owner's group may read logs, to collect them. */
    public Path log(String name) {
        return created("log", "rwxr-x---").resolve(name);
    }

    private Path created(String name, String permissions) {
        Path directory = create(resolve(name));
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory;
    }

    /**
     * 32 random bytes that are this installation's own, made when they are first asked for.
     *
     * @param name of the file below {@code secrets}, which only its owner may read
     */
    public byte[] key(String name) {
        Path file = directory("secrets").resolve(name);
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, fresh, StandardOpenOption.WRITE);
            return fresh;
        } catch (FileAlreadyExistsException made) {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path create(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
