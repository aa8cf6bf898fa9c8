package nl.balie.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One Balie at a time on a data directory. The operating system lets go of the lock when the process dies, however it
 * dies, so whoever holds it may stop what an earlier process left running.
 */
final class DataLock implements AutoCloseable {
    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StartFailure when another Balie runs on this directory, or it cannot be written */
    static DataLock take(DataDirectory directory) {
        Path data = directory.data();
        try {
            Files.createDirectories(data);
            FileChannel channel =
                    FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StartFailure("Er draait al een Balie op de gegevensmap " + data
                        + "; stop die eerst, of kies met BALIE_DATA een andere map.");
            }
            return new DataLock(channel);
        } catch (IOException e) {
            throw new StartFailure("De gegevensmap " + data + " kan niet worden geschreven (" + e + ").", e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
