package nl.balie.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;

class SessionValuesTests {
    private final ConversionService values = SessionValues.conversion();

    @Test
    void ofTheBytesNoClassComesThatNoSessionHolds() throws IOException {
        assertThat(read(written(new SignInOrigin("127.0.0.1", null)))).isEqualTo(new SignInOrigin("127.0.0.1", null));
        assertThat(read(written(new ArrayList<>(List.of("a"))))).isEqualTo(List.of("a"));

        assertThat(read(written(URI.create("https://elders.example")))).isNull();
    }

    @Test
    void whatIsDeeperThanAnySessionIsLeftOut() throws IOException {
        ArrayList<Object> deep = new ArrayList<>();
        for (int level = 0; level < 100; level++) {
            deep = new ArrayList<>(List.of(deep));
        }

        assertThat(read(written(deep))).isNull();
    }

    private @Nullable Object read(byte[] bytes) {
        return values.convert(bytes, TypeDescriptor.valueOf(byte[].class), TypeDescriptor.valueOf(Object.class));
    }

    private static byte[] written(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }
}
