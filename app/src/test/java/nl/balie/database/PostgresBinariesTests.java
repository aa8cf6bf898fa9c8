package nl.balie.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class PostgresBinariesTests {
    /** Two processes that start at the same time on a new machine unpack the same. */
    @Test
    void whoIsSecondTakesWhatIsThere(@TempDir Path parent) throws IOException {
        Path home = parent.resolve("postgresql-1");
        PostgresBinaries.unpack(new ByteArrayInputStream(archive()), parent, home);

        PostgresBinaries.unpack(new ByteArrayInputStream(archive()), parent, home);

        assertThat(home.resolve("version")).hasContent("18");
        try (Stream<Path> left = Files.list(parent)) {
            assertThat(left).containsExactly(home);
        }
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options()))) {
            TarArchiveEntry entry = new TarArchiveEntry("version");
            entry.setSize(2);
            tar.putArchiveEntry(entry);
            tar.write(new byte[] {'1', '8'});
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
