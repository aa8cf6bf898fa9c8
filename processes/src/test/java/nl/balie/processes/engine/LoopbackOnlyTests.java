package nl.balie.processes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LoopbackOnlyTests {
    /** Like the engine's, with its address in its code. */
    static final class Gossip {
        static String address() {
            return "0.0.0.0";
        }
    }

    static final class NoAddress {}

    @Test
    void theAddressInAClassIsReplaced() throws Exception {
        byte[] ours = LoopbackOnly.onLoopback(code(Gossip.class));

        Class<?> loaded = MethodHandles.lookup().defineHiddenClass(ours, true).lookupClass();
        var address = loaded.getDeclaredMethod("address");
        address.setAccessible(true);
        assertThat(address.invoke(null)).isEqualTo("127.0.0.1");
    }

    @Test
    void aClassWithoutItIsNoLongerTheOneThatWeKnow() throws IOException {
        byte[] other = code(NoAddress.class);

        assertThatThrownBy(() -> LoopbackOnly.onLoopback(other)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> LoopbackOnly.askingFromLoopback(other)).isInstanceOf(IllegalStateException.class);
    }

    private static byte[] code(Class<?> type) throws IOException {
        String name = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
