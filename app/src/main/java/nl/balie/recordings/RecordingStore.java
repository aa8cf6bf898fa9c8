package nl.balie.recordings;

import java.io.Closeable;
import java.io.IOException;
import java.util.UUID;

/** Where the bytes of recordings are kept; what is in them is not its business. */
interface RecordingStore {
    /** A recording that is being written. */
    interface Out extends Closeable {
        /** Appends; when it returns the bytes are there after whatever happens to this process or machine. */
        void append(byte[] bytes) throws IOException;
    }

    /** @throws IOException when there is such a recording already, or there is no room */
    Out create(String organisation, UUID recording) throws IOException;

    /** How long it is; 0 when there is none. */
    long size(String organisation, UUID recording) throws IOException;

    /** So many bytes of it from there on, or fewer when it is shorter. */
    byte[] read(String organisation, UUID recording, long from, int length) throws IOException;

    /** Cuts off what is behind this length. */
    void truncate(String organisation, UUID recording, long size) throws IOException;

    /** Forgets it; nothing when there is none. */
    void delete(String organisation, UUID recording) throws IOException;
}
