package nl.balie.recordings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;
import nl.balie.database.DataDirectory;
import org.springframework.stereotype.Component;

/** Recordings as files in the data directory: a folder for each organisation, a file for each recording. */
@Component
class RecordingFiles implements RecordingStore {
    private final Path folder;

    RecordingFiles(DataDirectory data) {
        this.folder = data.directory("call-recordings");
    }

    private Path file(String organisation, UUID recording) {
        return folder.resolve(organisation).resolve(recording + ".sealed");
    }

    @Override
    public Out create(String organisation, UUID recording) throws IOException {
        Path file = file(organisation, recording);
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new Out() {
            @Override
            public void append(byte[] bytes) throws IOException {
                ByteBuffer pending = ByteBuffer.wrap(bytes);
                while (pending.hasRemaining()) {
                    channel.write(pending);
                }
                channel.force(false);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    @Override
    public long size(String organisation, UUID recording) throws IOException {
        Path file = file(organisation, recording);
        return Files.exists(file) ? Files.size(file) : 0;
    }

    @Override
    public byte[] read(String organisation, UUID recording, long from, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file(organisation, recording), StandardOpenOption.READ)) {
            ByteBuffer found = ByteBuffer.allocate(length);
            while (found.hasRemaining() && channel.read(found, from + found.position()) >= 0) {
                // until there is no more
            }
            return Arrays.copyOf(found.array(), found.position());
        }
    }

    @Override
    public void truncate(String organisation, UUID recording, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file(organisation, recording), StandardOpenOption.WRITE)) {
            channel.truncate(size).force(true);
        }
    }

    @Override
    public void delete(String organisation, UUID recording) throws IOException {
        Files.deleteIfExists(file(organisation, recording));
    }
}
