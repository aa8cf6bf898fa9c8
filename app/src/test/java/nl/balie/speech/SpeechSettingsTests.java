package nl.balie.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechSettingsTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://spraak.example.nl/nl",
                "wss://192.0.2.7:2700",
                "ws://127.0.0.1:2700",
                "ws://localhost:2700/vosk",
                "ws://[::1]:2700"
            })
    void asksAServerThatIsHereOrOverTls(String address) {
        assertThat(new SpeechSettings(Map.of("nl", URI.create(address))).servers())
                .containsKey("nl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://192.0.2.7:2700", "ws://10.0.0.7:2700", "http://127.0.0.1", "ws:2700"})
    void sendsNoVoiceOverANetworkInTheClear(String address) {
        assertThatThrownBy(() -> new SpeechSettings(Map.of("nl", URI.create(address))))
                .hasMessageContaining("balie.speech.servers.nl must begin with wss://");
    }
}
