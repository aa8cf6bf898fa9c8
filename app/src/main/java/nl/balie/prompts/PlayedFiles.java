package nl.balie.prompts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.Supplier;
import nl.balie.database.DataDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sound as files of this node, since telephony plays files. A version never changes, so neither does its file. */
@Component
class PlayedFiles {
    private static final Logger log = LoggerFactory.getLogger(PlayedFiles.class);

    private final Path folder;

    PlayedFiles(DataDirectory data) {
        this.folder = data.resolve("prompts").resolve("recordings");
    }

    /**
     * The file of a version. It is whole or not there: whoever plays it never reads half of it.
     *
     * @param size in bytes, of the sound in the database; a file of another size was cut off and is made again
     * @param sound asked for only when the file is not there
     */
    Path file(UUID version, long size, Supplier<byte[]> sound) {
        Path file = path(version);
        try {
            if (Files.isRegularFile(file) && Files.size(file) == size) {
                return file;
            }
            Files.createDirectories(folder);
            Path making = Files.createTempFile(folder, "recording", ".tmp");
            try {
                Files.write(making, sound.get());
                Files.move(making, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(making);
            }
            return file;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Removes the file of a version that is gone. */
    void forget(UUID version) {
        try {
            Files.deleteIfExists(path(version));
        } catch (IOException kept) {
            log.warn("The file of prompt version {} stays: {}", version, kept.toString());
        }
    }

    private Path path(UUID version) {
        return folder.resolve(version + ".wav");
    }
}
