package nl.balie.prompts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.balie.database.DataDirectory;
import nl.balie.database.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether there is room for another sound: each organisation has its share, and the disk never fills up with prompts. */
@Component
public class SoundRoom {
    private final JdbcClient database;
    private final Tenancy tenancy;
    private final PromptSettings settings;
    private final Path data;

    SoundRoom(JdbcClient database, Tenancy tenancy, PromptSettings settings, DataDirectory data) {
        this.database = database;
        this.tenancy = tenancy;
        this.settings = settings;
        this.data = data.data();
    }

    /** The sound, or why there is no room for it; what was refused already stays so. Opens the tenancy itself. */
    public Converted offer(String organisation, Converted converted) {
        if (!(converted instanceof Converted.Sound sound)) {
            return converted;
        }
        long size = sound.wav().bytes().length;
        if (stored(organisation) + size > settings.maxStored().toBytes()) {
            return new Converted.Refused(SoundRefusal.FULL);
        }
        return free() - size < settings.diskReserve().toBytes()
                ? new Converted.Refused(SoundRefusal.DISK_FULL)
                : converted;
    }

    private long stored(String organisation) {
        return tenancy.read(
                organisation,
                () -> database.sql("select coalesce(sum(octet_length(sound)), 0) from prompt_version")
                        .query(Long.class)
                        .single());
    }

    private long free() {
        try {
            return Files.getFileStore(data).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
