package nl.balie.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTests {
    @TempDir
    Path place;

    @Test
    void whatIsKeptMayOnlyItsOwnerSeeAlsoWhereItWasOpenBefore() throws Exception {
        DataDirectory data = new DataDirectory(place);
        Path before = Files.createDirectory(
                place.resolve("engine"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        Path engine = data.directory("engine");
        Path voicemail = data.directory("voicemail");

        assertThat(engine).isEqualTo(before);
        for (Path each : new Path[] {engine, voicemail}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .as(each.getFileName().toString())
                    .isEqualTo("rwx------");
        }
        Path log = data.log("postgres.log").getParent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rwxr-x---");
    }
}
