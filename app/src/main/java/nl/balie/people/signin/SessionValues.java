package nl.balie.people.signin;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.support.GenericConversionService;

/**
 * Writes what a session holds, and reads it. What another version of Balie wrote and this one cannot read is as if it were
 * never there, so that an update signs nobody out; and of the bytes no class comes that no session holds.
 */
final class SessionValues {
    private static final Logger log = LoggerFactory.getLogger(SessionValues.class);

    private static final ObjectInputFilter KNOWN =
            ObjectInputFilter.Config.createFilter("maxdepth=20;maxbytes=1000000;java.lang.*;java.util.*;java.time.*;"
                    + "jakarta.servlet.http.*;org.springframework.security.**;nl.balie.**;!*");

    private SessionValues() {}

    static GenericConversionService conversion() {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, SessionValues::write);
        conversion.addConverter(byte[].class, Object.class, SessionValues::read);
        return conversion;
    }

    private static byte[] write(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("A session cannot hold a " + value.getClass(), unwritable);
        }
        return bytes.toByteArray();
    }

    private static @Nullable Object read(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(KNOWN);
            return in.readObject();
        } catch (IOException | ClassNotFoundException | RuntimeException unreadable) {
            log.info("Something in a session cannot be read and is left out", unreadable);
            return null;
        }
    }
}
