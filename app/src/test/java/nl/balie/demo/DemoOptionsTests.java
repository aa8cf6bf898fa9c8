package nl.balie.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTests {
    @Test
    void callsTheMenuOfWaterstadUnlessAskedOtherwise() {
        DemoOptions options = DemoOptions.of(List.of());

        assertThat(options.number()).isEqualTo("+31990001000");
        assertThat(options.key()).isEqualTo("1");
        assertThat(options.bergdorp()).isFalse();
    }

    @Test
    void takesAnotherNumberKeyAndTime() {
        DemoOptions options = DemoOptions.of(List.of("--nummer", "+31990002000", "--toets=geen", "--seconden", "3"));

        assertThat(options.number()).isEqualTo("+31990002000");
        assertThat(options.key()).isEmpty();
        assertThat(options.seconds()).isEqualTo(3);
        assertThat(options.bergdorp()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nummer=jan", "--toets=11", "--seconden=lang", "--hulp", "--nummer"})
    void saysInOneSentenceWhatItCannotUse(String argument) {
        assertThatThrownBy(() -> DemoOptions.of(List.of(argument)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Gebruik: ./balie demo-call");
    }
}
