package nl.balie.recordings;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import nl.balie.database.DataDirectory;
import nl.balie.database.Tenancy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys of recordings: each has its own, which only its organisation's key opens, which only the installation's key
 * opens. Within the organisation's tenancy.
 */
@Component
@EnableConfigurationProperties(RecordingSettings.class)
class RecordingKeys {
    private final JdbcClient database;
    private final Tenancy tenancy;
    private final Seal installation;

    /**
     * A fresh key.
     *
     * @param sealed as it is kept
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Key(byte[] bytes, byte[] sealed) {
        /** Without the key, for whatever logs it. */
        @Override
        public String toString() {
            return "Key";
        }
    }

    RecordingKeys(JdbcClient database, Tenancy tenancy, DataDirectory data, RecordingSettings settings) {
        this.database = database;
        this.tenancy = tenancy;
        byte[] own = settings.keyBytes();
        this.installation = new Seal(own == null ? data.key("recordings.key") : own);
    }

    Key fresh(UUID recording) {
        byte[] key = Seal.freshKey();
        return new Key(key, organisations().close(name(recording), key));
    }

    /** @throws BrokenRecordingException when the key of the organisation or the installation is not the one that it was */
    byte[] open(UUID recording, byte[] sealed) throws BrokenRecordingException {
        byte[] kept = database.sql("select sealed_key from recording_key")
                .query((row, _) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> new BrokenRecordingException("the organisation's key"));
        return new Seal(opened(kept)).open(name(recording), sealed, "the key of recording " + recording);
    }

    private Seal organisations() {
        byte[] fresh = Seal.freshKey();
        database.sql("insert into recording_key (organisation_id, sealed_key) values (?, ?) on conflict do nothing")
                .params(tenancy.current(), installation.close(owner(), fresh))
                .update();
        byte[] kept = database.sql("select sealed_key from recording_key")
                .query((row, _) -> row.getBytes(1))
                .single();
        try {
            return new Seal(opened(kept));
        } catch (BrokenRecordingException changed) {
            throw new IllegalStateException(
                    "the recordings' key of this installation (balie.recordings.key) is not the one that it was",
                    changed);
        }
    }

    private byte[] opened(byte[] kept) throws BrokenRecordingException {
        return installation.open(owner(), kept, "the organisation's key");
    }

    private byte[] owner() {
        return tenancy.current().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] name(UUID recording) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(recording.getMostSignificantBits())
                .putLong(recording.getLeastSignificantBits())
                .array();
    }
}
