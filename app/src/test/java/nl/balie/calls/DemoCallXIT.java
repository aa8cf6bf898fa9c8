package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The demo call as somebody starts it who has no SIP phone: a program of its own against a running Balie. */
class DemoCallXIT extends CallTest {
    private record Ended(int code, String said) {}

    private static Ended play(int httpPort, int sipPort, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "nl.balie.demo.DemoCall"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("BALIE_HTTP_PORT", Integer.toString(httpPort));
        builder.environment().put("BALIE_SIP_PORT", Integer.toString(sipPort));
        try {
            Process demo = builder.start();
            String said = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(demo.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return new Ended(demo.exitValue(), said);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void showsOnTheTerminalHowACallPassesFromCitizenToAgent() {
        int httpPort = URI.create(balie.httpAddress()).getPort();

        Ended demo = play(httpPort, balie.sip().getPort(), "--seconden", "2", "--opnemen", "1");

        assertThat(demo.said())
                .contains("burger belt +31990001000")
                .containsSubsequence(
                        "Balie neemt op",
                        "burger hoort de begroeting",
                        "burger toetst 1",
                        "in wachtrij Burgerzaken",
                        "Fatima neemt op",
                        "burger hangt op",
                        "afgehandeld",
                        balie.httpAddress() + "/contacten/");
        assertThat(demo.code()).isZero();
    }

    @Test
    void saysInOneSentenceThatBalieDoesNotRun() {
        Ended demo = play(1, 1);

        assertThat(demo.code()).isOne();
        assertThat(demo.said().lines())
                .containsExactly(
                        "Balie draait niet op http://127.0.0.1:1; start het in een ander venster met ./balie run.");
    }
}
