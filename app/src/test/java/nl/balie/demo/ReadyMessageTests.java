package nl.balie.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ReadyMessageTests {
    private final MockEnvironment settings = new MockEnvironment()
            .withProperty("server.address", "127.0.0.1")
            .withProperty("local.server.port", "8099")
            .withProperty("balie.sip.port", "5099");

    @Test
    void namesTheAddressesTheAccountsAndTheNumberOfTheDemo() {
        settings.setProperty("balie.demo", "true");

        String text = new ReadyMessage(settings).text(12.34);

        assertThat(text)
                .startsWith("Balie is klaar (12,3 s)")
                .contains("http://127.0.0.1:8099", "sip:127.0.0.1:5099")
                .contains("agent1, agent2, agent3, agent4 (Gemeente Waterstad)", "agent5, agent6 (Gemeente Bergdorp)")
                .contains("balie-demo", "+31 99 000 1000", "Ctrl-C");
    }

    @Test
    void keepsTheDemoOutOfAnInstallationWithoutDemoData() {
        String text = new ReadyMessage(settings).text(1);

        assertThat(text).contains("http://127.0.0.1:8099").doesNotContain("agent1", "balie-demo", "000 1000");
    }
}
