package nl.balie.recordings;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How recordings are kept by this installation.
 *
 * @param key 32 bytes in base64, without which no recording can be heard: kept apart from the data directory and its backups,
 *     it keeps who has those from the recordings. Without one Balie makes its own in the data directory, so that a newcomer
 *     has nothing to set
 */
@ConfigurationProperties("balie.recordings")
record RecordingSettings(@Nullable String key) {
    RecordingSettings {
        if (key != null && !key.isBlank() && Base64.getDecoder().decode(key).length != Seal.KEY_BYTES) {
            throw new IllegalArgumentException("balie.recordings.key must be 32 bytes in base64");
        }
    }

    byte @Nullable [] keyBytes() {
        return key == null || key.isBlank() ? null : Base64.getDecoder().decode(key);
    }

    /** Without the key, for whatever logs it. */
    @Override
    public String toString() {
        return "RecordingSettings";
    }
}
