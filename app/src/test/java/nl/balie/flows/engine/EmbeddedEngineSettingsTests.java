package nl.balie.flows.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import nl.balie.database.StartFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedEngineSettingsTests {
    @ParameterizedTest
    @ValueSource(ints = {-1, 20})
    void refuseANicenessThatThereIsNot(int niceness) {
        assertThatThrownBy(() -> settings(niceness))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("balie.engine.niceness")
                .hasMessageContaining(Integer.toString(niceness));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 19})
    void keepOneThatThereIs(int niceness) {
        assertThat(settings(niceness).niceness()).isEqualTo(niceness);
    }

    private static EmbeddedEngineSettings settings(int niceness) {
        return new EmbeddedEngineSettings(null, List.of(), niceness, Duration.ofSeconds(1));
    }
}
